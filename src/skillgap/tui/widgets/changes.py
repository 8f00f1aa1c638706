"""The what-if bar: fit before and after, reach before and after."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from skillgap.gap import Reach, RoleFit
from skillgap.report.words import fit_text, percent
from skillgap.tui.text import fit_bar, line, rows_of


class ChangeBar(Static):
    """Shown while skills are taken as learnt."""

    def __init__(self) -> None:
        super().__init__(id="changes", markup=False)
        self.display = False

    def show(self, before: RoleFit, after: RoleFit, names: tuple[str, ...]) -> None:
        """Show the change these skills make; none hides the bar."""
        self.display = bool(names)
        if names:
            self.update(_text(before, after, names, max(20, self.app.size.width - 40)))


def _text(before: RoleFit, after: RoleFit, names: tuple[str, ...], width: int) -> Text:
    rows = [line("What if: ", ", ".join(names), "   z takes it back")]
    for word, role in (("before", before), ("after ", after)):
        reach = f"  reach {_reach(role.reach)}" if role.reach else ""
        rows.append(line(f"{word} ", fit_bar(role.fit, min(40, width)), f" fit {fit_text(role.fit)}{reach}"))
    return rows_of(*rows)


def _reach(reach: Reach) -> str:
    return f"{percent(reach.value)} of {reach.n:,}"
