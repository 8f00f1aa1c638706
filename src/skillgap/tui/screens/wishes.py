"""Ask for everything a plan depends on, at once."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical, VerticalGroup
from textual.widgets import Input, Static

from skillgap.month import Month
from skillgap.plan import PlanOptions
from skillgap.tui.settled import Dialog

_FIELDS = (
    ("start", "First month", "such as 2027-01"),
    ("hours_per_week", "Hours a week", "0.5 to 80"),
    ("months", "Months", "1 to 60"),
    ("deadline", "Last month there is", "such as 2027-09; empty for none"),
    ("weeks_off", "Weeks without study", "0 to 26"),
    ("buffer", "Kept free for slips, %", "share of each month in %, 0 to 50"),
    ("interview_share", "Interview practice, %", "share of the hours in %, 0 to 50"),
    (
        "specialisation",
        "Direction of the last stage",
        "production, llm, research or the path's own",
    ),
)


_AT_ONCE = 3
"""Fields drawn with the dialog; the others follow its first paint, for each costs as much as the rest of it."""
_SHARES = ("buffer", "interview_share")
"""Fields a person gives in per cent."""


class WishesScreen(Dialog[PlanOptions | None]):
    """Show every wish with its bounds; gives the new ones, or None when the user turned back."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, options: PlanOptions) -> None:
        super().__init__()
        self._options = options

    def compose(self) -> ComposeResult:
        """Lay out a field a line; all titles are one widget, for a widget each would double what the dialog costs."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Wishes for the plan"
            dialog.border_subtitle = "tab next · enter plans · esc back"
            with HorizontalGroup(classes="fields"):
                yield Static("\n".join(title for _, title, _ in _FIELDS), markup=False)
                with VerticalGroup(id="wish-fields"):
                    yield from self._inputs(0, _AT_ONCE)
            yield Static("", id="wish-problem", classes="caption", markup=False)

    def on_mount(self) -> None:
        """Add the other fields once the dialog stands."""
        self.call_after_refresh(self._complete)

    def _complete(self) -> None:
        if self.is_attached:
            self.query_one("#wish-fields").mount(*self._inputs(_AT_ONCE, len(_FIELDS)))

    def _inputs(self, first: int, last: int) -> Iterator[Input]:
        for name, _, bounds in _FIELDS[first:last]:
            yield Input(value=self._shown(name), placeholder=bounds, id=f"wish-{name}")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what the field takes."""
        name = (event.widget.id or "").removeprefix("wish-")
        bounds = next((bounds for field, _, bounds in _FIELDS if field == name), "")
        self.query_one("#wish-problem", Static).update(bounds)

    def on_input_submitted(self) -> None:
        """Take the wishes, or say which cannot be read."""
        if len(self.query(Input)) < len(_FIELDS):
            return
        try:
            self.dismiss(self._read())
        except ValueError as error:
            self.query_one("#wish-problem", Static).update(str(error))

    def _shown(self, name: str) -> str:
        value = getattr(self._options, name)
        if value is None:
            return ""
        if name in _SHARES:
            return f"{100 * value:g}"
        return f"{value:g}" if isinstance(value, float) else str(value)

    def _read(self) -> PlanOptions:
        def text(name: str) -> str:
            return self.query_one(f"#wish-{name}", Input).value.strip()

        def refused(name: str, what: str) -> ValueError:
            title, bounds = next((title, bounds) for field, title, bounds in _FIELDS if field == name)
            return ValueError(f"{title}: '{text(name)}' is {what}; {bounds}")

        def number(name: str) -> float:
            try:
                value = float(text(name).removesuffix("%").replace(",", ".") or 0)
            except ValueError:
                value = math.nan
            if not math.isfinite(value):
                raise refused(name, "no number")
            return value

        def whole(name: str) -> int:
            value = number(name)
            if value != int(value):
                raise refused(name, "no whole number")
            return int(value)

        def month(name: str) -> Month:
            try:
                return Month.parse(text(name))
            except ValueError:
                raise refused(name, "no month") from None

        return msgspec.structs.replace(
            self._options,
            start=month("start"),
            hours_per_week=number("hours_per_week"),
            months=whole("months"),
            deadline=month("deadline") if text("deadline") else None,
            weeks_off=whole("weeks_off"),
            buffer=number("buffer") / 100,
            interview_share=number("interview_share") / 100,
            specialisation=text("specialisation").lower(),
        )
