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
            self.update(_text(before, after, names, self.app.size.width - 2))


def _text(before: RoleFit, after: RoleFit, names: tuple[str, ...], width: int) -> Text:
    rows = [line("What if (z takes it back): ", ", ".join(names))]
    told = [f" fit {fit_text(role.fit)}{_reach(role.reach)}" for role in (before, after)]
    room = max(8, min(40, width - 7 - max(len(words) for words in told)))
    for word, role, words in zip(("before ", "after  "), (before, after), told, strict=True):
        rows.append(line(word, fit_bar(role.fit, room), words))
    return rows_of(*rows)


def _reach(reach: Reach | None) -> str:
    return f"  reach {percent(reach.value)} of {reach.n:,}" if reach else ""
