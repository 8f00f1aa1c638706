"""The main screen: bar, tabs, what-if bar, the open view, hints."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Static

from skillgap.report.words import fit_text, percent, who
from skillgap.tui.actions.editing import Editing
from skillgap.tui.actions.judging import Judging
from skillgap.tui.actions.keeping import Keeping
from skillgap.tui.actions.making import Making
from skillgap.tui.actions.opening import Opening
from skillgap.tui.actions.wishing import Wishing
from skillgap.tui.commands import VIEWS, bindings, offered
from skillgap.tui.session import Session
from skillgap.tui.text import plain
from skillgap.tui.views.overview import OverviewView
from skillgap.tui.views.view import View
from skillgap.tui.widgets.changes import ChangeBar
from skillgap.tui.widgets.hints import Hints
from skillgap.tui.widgets.lines import Ground
from skillgap.tui.widgets.tabs import ViewTabs

if TYPE_CHECKING:
    from textual.widgets import Input

    from skillgap.gap import Fit, RoleFit
    from skillgap.resume import Resume
    from skillgap.tui.files.beside import Compared
    from skillgap.tui.files.reading import Reading


class MainScreen(Opening, Keeping, Wishing, Judging, Editing, Making):
    """Holds the session and shows it in one of seven views, each made when first looked at."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def compose(self) -> ComposeResult:
        """Lay out everything but the views."""
        yield Static("skillgap", id="bar", markup=False)
        yield ViewTabs(VIEWS)
        yield ChangeBar()
        yield Container(id="filter")
        yield Ground(id="views")
        yield Hints()
        yield Static(
            "skillgap needs 60 columns and 20 lines.\nMake the window larger; q quits.",
            id="small",
            markup=False,
        )

    async def on_mount(self) -> None:
        """Show the first view; read the resume given, else ask for one."""
        self.query_one("#filter").display = False
        await self.action_view(self._open)
        if self.early is not None:
            self.begin_early()
        else:
            gc.enable()
            self.call_after_refresh(self.action_open)

    @property
    def view(self) -> View:
        """The view that is open."""
        return self.query_one(f"#{self._open}-view", View)

    async def action_view(self, name: str) -> None:
        """Go to a view, making it when it is the first time; painted once, when all is in place."""
        with self.app.batch_update():
            self._leave_filter()
            self._open = name
            await self.made(name)
            for child in self.query_one("#views").children:
                child.display = child.id == f"{name}-view"
            self.query_one(ViewTabs).show(name)
            self.query_one(Hints).show(name)
            self.refresh_bindings()
            self._show_view()
            self.view.take_keys()

    def watch_session(self, session: Session | None) -> None:
        """Show the session."""
        if session is None:
            return
        with self.app.batch_update():
            names = tuple(session.actual.knowledge.taxonomy.name(skill) for skill in session.learnt)
            self.query_one(ChangeBar).show(session.actual.best, session.role, names)
            self._rest()
            self._show_view()
        if not self._warmed:
            self._warmed = True
            self.call_after_refresh(self.warm)

    def _show_view(self) -> None:
        if self.session is not None and self.view.session is not self.session:
            self.view.show(self.session)

    def glimpse(self, found: Compared) -> None:
        """Show the fit before there is a session."""
        self._say_fit(found.resume, found.report.roles[0], before=None)
        if isinstance(self.view, OverviewView):
            self.view.glimpse(found)

    def await_first(self, reading: Reading) -> None:
        """Say on the first page what goes on."""
        if isinstance(self.view, OverviewView):
            self.view.await_first(reading.source.name, first_start=reading.first)

    def _rest(self) -> None:
        """Say what is open."""
        session = self.session
        if session is None:
            self.say("skillgap")
            return
        before = session.actual.best.fit if session.learnt else None
        self._say_fit(session.actual.resume, session.role, before=before)

    def _say_fit(self, resume: Resume, role: RoleFit, *, before: Fit | None) -> None:
        fit = f"{before.value:.0f} → {fit_text(role.fit)}" if before else fit_text(role.fit)
        reach = f" · reach {percent(role.reach.value)}" if role.reach else ""
        session = self.session
        source = f" · {session.request.source} only" if session and session.request.source else ""
        told = f"{who(resume)} · {role.title}, {role.level} · fit {fit}{source}"
        self.say(told + reach if len(told + reach) < self.app.size.width - 1 else told)

    def say(self, words: str) -> None:
        """Say something in the bar at the top."""
        self.query_one("#bar", Static).update(plain(words))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a command only in the views it belongs to."""
        return offered(action, parameters, self._open)

    async def on_view_tabs_chosen(self, message: ViewTabs.Chosen) -> None:
        """Go to the tab clicked."""
        await self.action_view(message.name)

    async def on_hints_chosen(self, message: Hints.Chosen) -> None:
        """Do what the hint says."""
        await self.run_action(message.command.action)

    def action_clients(self) -> None:
        """Open the coach's clients."""
        if self.config.workspace is None:
            self.tell("there is no workspace to open")
            return
        from skillgap.tui.coach.clients import ClientsScreen
        from skillgap.tui.coach.desk import Desk

        desk = Desk(
            self.config.workspace,
            day=self.config.day,
            cache_folder=self.config.cache_folder,
            profiles=self.config.profiles,
            knowledge=self.config.knowledge,
        )
        self.app.push_screen(ClientsScreen(desk))

    async def action_filter(self) -> None:
        """Show the filter and go there."""
        from textual.widgets import Input

        place = self.query_one("#filter")
        if not place.children:
            await place.mount(Input(placeholder="show what holds …  (enter: to the list, esc: all)"))
        place.display = True
        place.children[0].focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self.view.narrow(event.value)

    def on_input_submitted(self) -> None:
        """Go to the list with what is left."""
        self.view.take_keys()

    def action_cancel(self) -> None:
        """Leave the filter, else stop reading."""
        if self.query_one("#filter").display:
            self._leave_filter()
            self.view.take_keys()
        else:
            super().action_cancel()

    def _leave_filter(self) -> None:
        place = self.query_one("#filter")
        if place.display:
            place.display = False
            place.remove_children()
            self.view.narrow("")

    def action_sort(self) -> None:
        """Sort the gaps another way."""
        self.tell(f"sorted by {self.view.sort()}", seconds=2)

    def action_group(self) -> None:
        """Group the gaps by kind, or no longer."""
        self.view.group()

    async def action_gap(self, skill: str) -> None:
        """Go to a gap."""
        await self.action_view("gaps")
        self.view.go(skill)

    async def action_evidence(self, skill: str) -> None:
        """Go to the evidence for a skill."""
        await self.action_view("evidence")
        self.view.go(skill)

    def action_next_role(self, step: int) -> None:
        """Browse another role."""
        self.view.next_role(step)

    def action_next_level(self, step: int) -> None:
        """Browse another level."""
        self.view.next_level(step)

    def action_why(self) -> None:
        """Answer why a figure is what it is."""
        session = self.opened(self.action_why)
        if session is None:
            return
        from skillgap.tui.screens.why import Asked, WhyScreen

        role, skill = self.view.asked(session)
        self.app.push_screen(WhyScreen(session, Asked(role=role, skill=skill)))

    def action_help(self) -> None:
        """Show the help."""
        from skillgap.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings))
