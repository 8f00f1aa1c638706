"""Wishes: another role or source, other hours, skills taken as learnt, ticks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from textual import work

from skillgap.errors import SkillgapError
from skillgap.market import LevelName
from skillgap.plan import PlanOptions
from skillgap.tui.actions.shell import Shell
from skillgap.tui.session import Edit, Session, changes
from skillgap.tui.text import error_words

if TYPE_CHECKING:
    from skillgap.tui.views.roles import RolesView


class Wishing(Shell):
    """Every wish makes a new session."""

    def action_role(self) -> None:
        """Ask for the role and level."""
        session = self.opened(self.action_role)
        if session is None:
            return
        from skillgap.tui.screens.choose import ChooseScreen, role_choices

        matrix = session.landscape.matrix
        found = {f"{role.role} {role.level}": role for role in matrix}

        def chosen(key: str | None) -> None:
            if key is not None:
                self.compare_with(found[key].role, found[key].level)

        self.app.push_screen(ChooseScreen(role_choices(matrix, session.role)), chosen)

    def action_source(self) -> None:
        """Ask for the source of the figures."""
        session = self.opened(self.action_source)
        if session is None:
            return
        from skillgap.advice import sources_of
        from skillgap.tui.screens.choose import ChooseScreen, source_choices

        def chosen(key: str | None) -> None:
            if key is not None:
                self._take_source(key)

        now = session.request.source
        self.app.push_screen(ChooseScreen(source_choices(sources_of(session.pooled), now)), chosen)

    @work(thread=True, exclusive=True, group="source", exit_on_error=False, description="taking the source")
    def _take_source(self, source: str) -> None:
        """Load the figures of one source and compare anew, beside the app."""
        from skillgap.advice import from_source

        session, config = self.session, self.config
        if session is None:
            return
        folders = {"profiles": config.profiles, "cache_folder": config.cache_folder}
        try:
            knowledge = (
                from_source(session.pooled, source, today=config.today, **folders)
                if source
                else session.pooled
            )
            found = changes.with_source(session, source, knowledge)
        except SkillgapError as error:
            self.app.call_from_thread(self.tell, error_words(error), bad=True, seconds=8)
            return
        self.app.call_from_thread(self._sourced, session, found)

    def _sourced(self, before: Session, found: Session) -> None:
        """Take the session compared anew, unless another one was made meanwhile."""
        if self.session is before:
            self.session = found
        else:
            self._take_source(found.request.source)

    def action_compare(self, role: str) -> None:
        """Compare with a role at the level that suits the resume."""
        self.compare_with(role, None)

    def compare_with(self, role: str, level: LevelName | None) -> None:
        """Compare with a role and level, and remember it for this resume."""
        if self._change(lambda session: changes.with_role(session, role, level)) and self.session:
            recent = self.memory.of(self.session.path)
            if recent in self.memory.recent:
                known = msgspec.structs.replace(recent, role=role, level=level or "")
                self.remember(self.memory.with_recent(known))

    async def on_roles_view_chosen(self, message: RolesView.Chosen) -> None:
        """Compare with the cell taken from the heat map, and show its gaps."""
        self.compare_with(message.role, message.level)
        await self.action_view("gaps")

    def action_learn(self) -> None:
        """Take the gap under the cursor as learnt, or no longer."""
        skill = self.view.chosen()
        if isinstance(skill, str):
            self._change(lambda session: changes.with_toggled(session, skill))

    def action_tick(self) -> None:
        """Tick the next part of the module under the cursor; the plan file is kept up to date."""
        chosen = self.view.chosen()
        if chosen is None:
            self.view.fold()
            return
        if isinstance(chosen, Edit):
            done = self._change(lambda session: changes.with_edit(session, chosen))
        else:
            done = isinstance(chosen, str) and self._change(
                lambda session: changes.with_tick(session, chosen)
            )
        if done:
            self.keep_plan()

    def keep_plan(self) -> None:
        """Bring the plan file up to date."""
        raise NotImplementedError

    def action_reset(self) -> None:
        """Take back everything taken as learnt."""
        self._change(lambda session: changes.with_learnt(session, ()))

    def action_hours(self, change: int) -> None:
        """Plan with other hours a week."""
        self._replan(lambda options: {"hours_per_week": max(1.0, options.hours_per_week + change)})

    def action_months(self, change: int) -> None:
        """Plan other months."""
        self._replan(lambda options: {"months": max(1, options.months + change)})

    def action_start(self, change: int) -> None:
        """Start in another month."""
        self._replan(lambda options: {"start": options.start.plus(change)})

    def action_wishes(self) -> None:
        """Ask for all wishes at once."""
        from skillgap.tui.screens.wishes import WishesScreen

        def given(options: PlanOptions | None) -> None:
            if options is not None:
                self._take(options)

        session = self.opened(self.action_wishes)
        if session is not None:
            self.app.push_screen(WishesScreen(session.options), given)

    def _replan(self, wish: Callable[[PlanOptions], dict[str, object]]) -> None:
        session = self.opened(lambda: self._replan(wish))
        if session is not None:
            self._take(msgspec.structs.replace(session.options, **wish(session.options)))

    def _take(self, options: PlanOptions) -> None:
        if self._change(lambda session: changes.with_options(session, options)):
            self.remember(
                msgspec.structs.replace(
                    self.memory, hours_per_week=options.hours_per_week, months=options.months
                )
            )
