"""Ask for everything a plan depends on, at once."""

from __future__ import annotations

from typing import ClassVar

import msgspec
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from skillgap.month import Month
from skillgap.plan import PlanOptions

_FIELDS = (
    ("start", "First month", "such as 2027-01"),
    ("hours_per_week", "Hours a week", "0.5 to 80"),
    ("months", "Months", "1 to 60"),
    ("weeks_off", "Weeks without study", "0 to 26"),
    ("interview_share", "Interview practice", "share of the hours in %, 0 to 50"),
    (
        "specialisation",
        "Direction of the last stage",
        "production, llm or research; empty takes the path's own",
    ),
)


class WishesScreen(ModalScreen[PlanOptions | None]):
    """Show every wish with its bounds; gives the new ones, or None when the user turned back."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, options: PlanOptions) -> None:
        super().__init__()
        self._options = options

    def compose(self) -> ComposeResult:
        """Lay out a field a line."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Wishes for the plan"
            dialog.border_subtitle = "tab next · enter plans · esc back"
            with VerticalScroll(classes="fields"):
                for name, title, bounds in _FIELDS:
                    with Horizontal(classes="field"):
                        yield Label(title, markup=False)
                        yield Input(value=self._shown(name), placeholder=bounds, id=f"wish-{name}")
            yield Static("", id="wish-problem", classes="caption", markup=False)

    def on_input_submitted(self) -> None:
        """Take the wishes, or say which cannot be read."""
        try:
            self.dismiss(self._read())
        except ValueError as error:
            self.query_one("#wish-problem", Static).update(str(error))

    def _shown(self, name: str) -> str:
        value = getattr(self._options, name)
        return (
            f"{100 * value:g}"
            if name == "interview_share"
            else f"{value:g}"
            if isinstance(value, float)
            else str(value)
        )

    def _read(self) -> PlanOptions:
        def text(name: str) -> str:
            return self.query_one(f"#wish-{name}", Input).value.strip()

        def number(name: str) -> float:
            try:
                return float(text(name).replace(",", ".") or 0)
            except ValueError:
                title, bounds = next((title, bounds) for field, title, bounds in _FIELDS if field == name)
                raise ValueError(f"{title}: '{text(name)}' is no number; {bounds}") from None

        return msgspec.structs.replace(
            self._options,
            start=Month.parse(text("start")),
            hours_per_week=number("hours_per_week"),
            months=int(number("months")),
            weeks_off=int(number("weeks_off")),
            interview_share=number("interview_share") / 100,
            specialisation=text("specialisation").lower(),
        )
