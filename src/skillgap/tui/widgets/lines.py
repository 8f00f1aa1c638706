"""What draws its own lines, and what has none: both do once a paint what the library does once a line."""

from __future__ import annotations

from rich.style import Style
from textual import events
from textual.containers import Container
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class Even(Widget):
    """A widget whose lines are all the same, so that one is drawn for all: every paint goes through each container."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw one line."""
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class Ground(Container, Even):
    """A container without border."""


class Lines(ScrollView, can_focus=True):
    """A scrolling widget that gives its lines one by one; both look-ups walk the whole tree of widgets."""

    base = Style()
    """Style of the widget, while it is painted."""
    columns = 0
    """Width of its content, while it is painted."""

    def on_resize(self, _: events.Resize) -> None:
        """Fit into another size."""
        self.fit()

    def fit(self) -> None:
        """Draw again where the size there is now asks for it."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look up what all lines share, then draw them."""
        self.base, self.columns = self.rich_style, self.size.width
        return super().render_lines(crop)

    @property
    def space(self) -> Size:
        """The cells there are for lines, also while the view is not shown."""
        gutter, bars, outer = self.styles.gutter, self.scrollbar_gutter, self.outer_size
        width, height = outer.width - gutter.width - bars.width, outer.height - gutter.height - bars.height
        return Size(max(0, width), max(0, height))

    def blank(self) -> Strip:
        """Give a line with nothing on it."""
        return Strip.blank(self.columns, self.base)
