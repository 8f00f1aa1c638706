"""The app: one session, four views, and the actions of the command registry."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import ClassVar

import msgspec
from platformdirs import user_cache_path
from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import Footer, Static, TabbedContent, TabPane
from textual.worker import get_current_worker

from skillgap.documents import NamedBytes
from skillgap.errors import EncryptedDocumentError, SkillgapError
from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.plan import PlanOptions
from skillgap.report.words import fit_text
from skillgap.tui import export
from skillgap.tui.commands import bindings
from skillgap.tui.palette import CommandProvider
from skillgap.tui.screens.ask import AskScreen
from skillgap.tui.screens.choose import ChooseScreen
from skillgap.tui.screens.help import HelpScreen
from skillgap.tui.screens.open import OpenScreen, example_resumes
from skillgap.tui.session import Session, open_session, with_options, with_role
from skillgap.tui.views.evidence import EvidenceView
from skillgap.tui.views.gaps import GapsView
from skillgap.tui.views.plan import PlanView
from skillgap.tui.views.roles import RolesView

View = GapsView | PlanView | RolesView | EvidenceView
THEMES = ("textual-dark", "textual-light", "ansi-dark", "ansi-light")


class SkillgapApp(App[None]):
    """Explore one resume: its gaps, its plan, its roles, its evidence."""

    TITLE = "skillgap"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {CommandProvider}
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-high")]  # noqa: RUF012

    session: reactive[Session | None] = reactive(None, init=False)

    def __init__(
        self,
        resume: str | None = None,
        *,
        theme_name: str | None = None,
        today: Month | None = None,
        cache_folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._resume = resume
        self._theme_name = theme_name
        self._today = today or Month.of(datetime.date.today())
        self._cache_folder = cache_folder or user_cache_path("skillgap", appauthor=False)

    def compose(self) -> ComposeResult:
        """Lay out the bar, the views and the footer."""
        yield Static("skillgap", id="bar", markup=False)
        with TabbedContent(id="views"):
            for number, (name, view) in enumerate(
                (("gaps", GapsView), ("plan", PlanView), ("roles", RolesView), ("evidence", EvidenceView)),
                start=1,
            ):
                with TabPane(f"{number} {name.capitalize()}", id=name):
                    yield view()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Open the resume given, else ask for one."""
        if self._theme_name in self.available_themes:
            self.theme = self._theme_name
        elif self._theme_name:
            self.notify(f"no theme '{self._theme_name}'; t changes it", severity="warning", markup=False)
        if self._resume:
            self.load(Path(self._resume))
        else:
            self.action_open()

    @work(thread=True, exclusive=True, group="load", exit_on_error=False)
    def load(self, source: Path | NamedBytes, password: str | None = None) -> None:
        """Read and compare off the event loop; a broken file leaves what was open as it was."""
        self.call_from_thread(self._say, f"reading {source.name} …")
        try:
            session = open_session(
                source, today=self._today, cache_folder=self._cache_folder, password=password
            )
        except EncryptedDocumentError as error:
            self.call_from_thread(self._ask_password, source, error)
        except SkillgapError as error:
            self.call_from_thread(self._fail, error)
        else:
            if not get_current_worker().is_cancelled:
                self.call_from_thread(setattr, self, "session", session)

    def watch_session(self, session: Session | None) -> None:
        """Show the session everywhere."""
        if session is None:
            return
        role = session.advice.best
        name = session.advice.resume.contact.name or session.advice.document.name
        self._say(f"skillgap · {name} · {role.title}, {role.level} · fit {fit_text(role.fit)}")
        for view in self._views():
            view.show(session)
        self._focus_view()

    def _views(self) -> tuple[View, ...]:
        query = self.query_one
        return (query(GapsView), query(PlanView), query(RolesView), query(EvidenceView))

    def _view(self) -> View:
        names = ("gaps", "plan", "roles", "evidence")
        return self._views()[names.index(self.query_one("#views", TabbedContent).active or "gaps")]

    def _focus_view(self) -> None:
        if len(self.screen_stack) == 1:
            self._view().query_one("MovingTable").focus()

    def _say(self, text: str) -> None:
        self.query_one("#bar", Static).update(Text(text))

    def _fail(self, error: SkillgapError) -> None:
        """Say the same words as the command line, and leave the app usable."""
        self._say("skillgap" if self.session is None else self.session.advice.document.name)
        self.notify(f"{error.message}\n{error.hint}".strip(), severity="error", timeout=15, markup=False)
        if self.session is None:
            self.action_open()

    def _ask_password(self, source: Path | NamedBytes, error: EncryptedDocumentError) -> None:
        def answered(password: str | None) -> None:
            if password:
                self.load(source, password)
            else:
                self._fail(error)

        self.push_screen(AskScreen("Password", hint=error.message, secret=True), answered)

    def action_open(self) -> None:
        """Ask for a resume."""

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.load(path)

        self.push_screen(OpenScreen(examples=example_resumes(), folder=Path.cwd()), chosen)

    def action_role(self) -> None:
        """Ask for the role and level."""
        if self.session is None:
            return
        best = self.session.advice.best

        def chosen(choice: tuple[str, LevelName] | None) -> None:
            if choice is not None and self.session is not None:
                self.session = with_role(self.session, *choice)

        self.push_screen(ChooseScreen(self.session.matrix, chosen=(best.role, best.level)), chosen)

    def action_compare(self, role: str) -> None:
        """Compare with a role at the level that suits the resume."""
        if self.session is not None:
            self.session = with_role(self.session, role, None)

    def on_roles_view_chosen(self, message: RolesView.Chosen) -> None:
        """Compare with the role taken from the heat map, and show its gaps."""
        if self.session is not None:
            self.session = with_role(self.session, message.role, message.level)
            self.action_view("gaps")

    def action_view(self, name: str) -> None:
        """Go to a view."""
        self.query_one("#views", TabbedContent).active = name
        self._focus_view()

    def action_hours(self, change: int) -> None:
        """Plan with other hours a week."""
        if self.session is not None:
            hours = min(80.0, max(1.0, self.session.options.hours_per_week + change))
            self._replan(msgspec.structs.replace(self.session.options, hours_per_week=hours))

    def action_months(self, change: int) -> None:
        """Plan other months."""
        if self.session is not None:
            months = min(60, max(1, self.session.options.months + change))
            self._replan(msgspec.structs.replace(self.session.options, months=months))

    def _replan(self, options: PlanOptions) -> None:
        if self.session is not None:
            self.session = with_options(self.session, options)

    def action_sort(self) -> None:
        """Sort the gaps another way."""
        self.notify(f"sorted by {self.query_one(GapsView).sort()}", markup=False)

    def action_filter(self) -> None:
        """Filter the gaps."""
        self.action_view("gaps")
        self.query_one(GapsView).open_filter()

    def action_export(self) -> None:
        """Ask for a file name and write the view there."""
        if self.session is None:
            return
        name = self.query_one("#views", TabbedContent).active

        def answered(path: str | None) -> None:
            if path and self.session is not None:
                message, severity = export.write(
                    self._view().report(self.session), self.session, name, Path(path).expanduser()
                )
                self.notify(message, severity=severity, markup=False)

        self.push_screen(
            AskScreen("Export this view to", value=f"{name}.md", hint=".md .json .csv or .txt"), answered
        )

    def action_copy(self) -> None:
        """Send the view to the clipboard, where the terminal has one."""
        if self.session is not None:
            name = self.query_one("#views", TabbedContent).active
            self.copy_to_clipboard(export.text(self._view().report(self.session), self.session, name, ".md"))
            self.notify(
                "sent to the clipboard; if nothing arrives there, press e to export to a file", markup=False
            )

    def action_next_theme(self) -> None:
        """Take the next theme."""
        self.theme = (
            THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)] if self.theme in THEMES else THEMES[0]
        )
        self.notify(self.theme, timeout=2, markup=False)

    def action_help(self) -> None:
        """Show the help."""
        self.push_screen(HelpScreen())
