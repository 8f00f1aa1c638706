"""The cohort's heat map."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from skillgap.errors import SkillgapError
from skillgap.report.blocks import Paragraph, Title
from skillgap.report.coach.cohort import cohort_title, report_cohort
from skillgap.tui.coach.desk import Desk
from skillgap.tui.files.paths import typed_path
from skillgap.tui.settled import Settled
from skillgap.tui.text import error_words, plain
from skillgap.tui.widgets.scroll import Page
from skillgap.workspace.cohort.cohort import Cohort

_HINT = "n next role · N role before · v names · e export · j k scroll · esc back"


class CohortScreen(Settled[None]):
    """Everybody in one role: heat map, spread, shared gaps, workshops. Names are hidden until asked for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "role(1)", "Next role"),
        Binding("N", "role(-1)", "Role before"),
        Binding("v", "names", "Names"),
        Binding("e", "export", "Export"),
        Binding("escape,q", "back", "Back"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._roles: tuple[str, ...] = ()
        self._place = 0
        self._named = False
        self._cohort: Cohort | None = None

    def compose(self) -> ComposeResult:
        """Lay out bar, page and hint."""
        yield Static("reading …", id="bar", markup=False)
        yield Page(id="cohort")
        yield Static(_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Read the cohort."""
        self.query_one(Page).focus()
        self.read()

    @work(thread=True, exclusive=True, group="load")
    def read(self) -> None:
        """Put the cohort together beside the screen."""
        try:
            self._roles = self._roles or self.desk.roles()
            role = self._roles[self._place % len(self._roles)] if self._roles else ""
            cohort = self.desk.cohort(role, named=self._named)
        except SkillgapError as error:
            self.app.call_from_thread(self._fail, error)
            return
        self.app.call_from_thread(self._show, cohort)

    def _fail(self, error: SkillgapError) -> None:
        self._cohort = None
        self.query_one("#bar", Static).update("cohort")
        words = error.message if self._named else f"{error.message} Press v to see names."
        self.query_one(Page).write([Paragraph(words)])

    def _show(self, cohort: Cohort) -> None:
        self._cohort = cohort
        mode = "names shown" if self._named else "names hidden"
        self.query_one("#bar", Static).update(plain(f"{cohort_title(cohort)} · {mode}"))
        blocks = [block for block in report_cohort(cohort).blocks if not isinstance(block, Title)]
        self.query_one(Page).write(blocks)

    def action_role(self, step: int) -> None:
        """Look at another role."""
        if self._roles:
            self._place = (self._place + step) % len(self._roles)
            self.read()

    def action_names(self) -> None:
        """Show names, or hide them again."""
        self._named = not self._named
        self.read()

    def action_export(self) -> None:
        """Ask for a file name and write what is shown."""
        from skillgap.tui.screens.ask import AskScreen

        cohort = self._cohort
        if cohort is None:
            return

        def answered(path: str | None) -> None:
            if path:
                self._write(cohort, typed_path(path))

        hint = ".html .pdf .md .json .csv .txt; with names only if they are shown"
        self.app.push_screen(AskScreen("Export to", value=f"cohort-{cohort.role}.html", hint=hint), answered)

    def _write(self, cohort: Cohort, path: Path) -> None:
        from skillgap.report.coach.files import COHORT_FILES, render_cohort_file
        from skillgap.report.render import SUFFIXES, render
        from skillgap.report.write import write_atomically

        suffix = path.suffix.lower()
        try:
            if suffix in COHORT_FILES:
                write_atomically(path, render_cohort_file(cohort, suffix))
            elif suffix in SUFFIXES:
                write_atomically(path, render(report_cohort(cohort), SUFFIXES[suffix]))
            else:
                self.app.notify("use .html .pdf .md .json .csv .txt", severity="error", markup=False)
                return
        except SkillgapError as error:
            self.app.notify(error_words(error), severity="error", timeout=10, markup=False)
            return
        self.app.notify(f"wrote {path}", timeout=4, markup=False)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()
