"""Screens that paint once: sizes are settled before a layout is shown, not by one painted layout after the other.

Widgets learn their size from a layout, draw their lines for it, may then want a scrollbar, and so ask for the next
layout; the library paints each, which is most of what a key press costs. Here the layouts are tried out first, unseen,
until nothing moves any more. What this takes from inside the library is all in this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from textual._compositor import Compositor
from textual.geometry import Size
from textual.map_geometry import MapGeometry
from textual.screen import ModalScreen, Screen
from textual.scrollbar import ScrollBar
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from skillgap.tui.text import failure_words
from skillgap.tui.widgets.lines import Even, Lines

Result = TypeVar("Result")
_ROUNDS = 4
"""Layouts tried at most: sizes, then scrollbars, then what these leave."""


def settle(root: Widget, size: Size) -> tuple[Widget, ...]:
    """Give everything in a widget the size it will have, and let it draw itself for that; give what will be seen."""
    places: Mapping[Widget, MapGeometry] = {}
    for _ in range(_ROUNDS):
        places, _widgets = Compositor()._arrange_root(root, size, visible_only=False)
        if not sum(_told(widget, place) for widget, place in places.items()):
            break
    return tuple(places)


def rehearse(root: Widget, size: Size) -> None:
    """Settle what is not seen yet."""
    for lines in root.query(Lines):
        lines.update_node_styles(animate=False)  # its scrollbars have none before
    settle(root, size)


def _told(widget: Widget, place: MapGeometry) -> bool:
    """Tell a widget its size; True when it was another one."""
    moved = widget._size_updated(place.region.size, place.virtual_size, place.container_size)
    if moved and isinstance(widget, Lines):
        widget.fit()
    return moved


class Settled(Screen[Result], Even):
    """A screen whose layouts are settled before they are painted."""

    _held = False
    """True while layouts are made that the next one covers."""

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Settle, then lay out; where something only scrolls, nothing has to be settled.

        What would ask for a layout or a paint of its own right after this one takes part in it.
        """
        if scroll and not self._layout_widgets:
            super()._refresh_layout(size, scroll)
            return
        seen = settle(self, self.outer_size if size is None else size)
        self._dirty_widgets.update(widget for widget in seen if widget._repaint_required)
        super()._refresh_layout(size, scroll)
        if self._held or self.app._batch_count:
            return  # nothing was painted yet
        for widget in seen:
            widget._repaint_required = False
            if isinstance(widget, Lines | ScrollBar):
                widget._layout_required = False


class Dialog(Settled[Result], ModalScreen[Result]):
    """A screen before the others; it hides them, for drawing them dimmed takes longer than drawing the dialog.

    When it opens it is laid out as it comes to the front, again for its size, and again with its parts in place; only
    the last is painted.
    """

    def __init__(self) -> None:
        """Take the classes of the window's size at once: they would come after the first layout, and change it."""
        super().__init__()
        self._held = True
        width, height = self.app.size
        self.add_class(*self._get_breakpoint_classes(width, self.app.HORIZONTAL_BREAKPOINTS or []))
        self.add_class(*self._get_breakpoint_classes(height, self.app.VERTICAL_BREAKPOINTS or []))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so when what is computed beside the app ends in an error nobody foresaw."""
        if event.state is WorkerState.ERROR:
            words = failure_words(event.worker.description, event.worker.error)
            self.app.notify(words, severity="error", timeout=15, markup=False)

    def _compositor_refresh(self) -> None:
        if not self._held:
            super()._compositor_refresh()

    def _on_timer_update(self) -> None:
        self._held = False
        super()._on_timer_update()
