"""A session with one client: before and after, what was agreed, three questions, notes."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Static, TextArea

from skillgap.errors import SkillgapError
from skillgap.report.blocks import Block, Heading, Items, Mark, Paragraph
from skillgap.report.coach.progress import change_blocks
from skillgap.report.words import LEVEL_TITLES, fit_text
from skillgap.tui.coach.desk import Desk, Sitting
from skillgap.tui.files.paths import typed_path
from skillgap.tui.settled import Settled
from skillgap.tui.text import error_words, plain
from skillgap.tui.widgets.scroll import Page
from skillgap.tui.widgets.table import MovingTable, Row
from skillgap.workspace.clients.sessions import Action

_HINT = "a agree · space done · tab notes · e report · ^t timer · ^s save · esc back"
_SAVE_EVERY = 5.0
"""Seconds between two looks whether the notes changed."""


class ClientScreen(Settled[None]):
    """One client; notes are kept while they are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "agree", "Agree"),
        Binding("space", "done", "Done"),
        Binding("e", "export", "Report"),
        Binding("ctrl+t", "timer", "Timer", priority=True),
        Binding("ctrl+s", "save", "Save", priority=True),
        Binding("escape", "back", "Back", priority=True),
    ]

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self.desk = desk
        self._number = number
        self._sitting: Sitting | None = None
        self._actions: tuple[Action, ...] = ()
        self._saved = ""
        self._began: float | None = None
        """When the timer was started; None while it is off, as it is until the coach wants it."""

    def compose(self) -> ComposeResult:
        """Lay out bar, before and after, actions, notes."""
        yield Static("reading …", id="bar", markup=False)
        with Container(classes="session"):
            yield Page(id="before-after")
            yield MovingTable(id="actions")
            notes = TextArea(id="notes", soft_wrap=True, show_line_numbers=False)
            notes.border_title = f"Notes of {self.desk.day}, in Markdown"
            yield notes
        yield Static(_HINT, classes="hint", markup=False)

    def on_mount(self) -> None:
        """Read the client, and keep the notes from time to time."""
        self.query_one(Page).border_title = "Before and after"
        self.query_one(MovingTable).border_title = "Agreed"
        self.query_one(TextArea).read_only = True
        self.set_interval(_SAVE_EVERY, self._save)
        self.set_interval(1.0, self._tick)
        self.read()

    @work(thread=True, exclusive=True, group="load")
    def read(self) -> None:
        """Look at the client beside the screen."""
        try:
            sitting = self.desk.sit(self._number)
        except SkillgapError as error:
            self.app.call_from_thread(self._fail, error)
            return
        self.app.call_from_thread(self._show, sitting)

    def _fail(self, error: SkillgapError) -> None:
        self.app.notify(error_words(error), severity="error", timeout=10, markup=False)

    def _show(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._saved = sitting.notes
        notes = self.query_one(TextArea)
        notes.load_text(sitting.notes)
        notes.read_only = False
        self.query_one(Page).write(_blocks(sitting))
        self._list(sitting.actions)
        self._tick()
        self.query_one(MovingTable).focus()

    def _list(self, actions: tuple[Action, ...]) -> None:
        self._actions = actions
        waiting = sum(1 for action in actions if not action.done)
        self.query_one(MovingTable).border_title = f"Agreed · {waiting} open"
        ordered = sorted(actions, key=lambda action: (bool(action.done), action.number))
        self.query_one(MovingTable).refill(("", "Since", "What"), [_row(one) for one in ordered])

    def _tick(self) -> None:
        """Write the bar: who, where they stand, and the time if the timer runs."""
        if self._sitting is None:
            return
        client, analysis = self._sitting.client, self._sitting.brief.analysis
        standing = analysis.standing() if analysis else None
        parts = []
        if self._began is not None:
            minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
            parts.append(f"{minutes}:{seconds:02}")
        parts.append(client.name)
        if standing:
            parts += [f"{standing.title}, {LEVEL_TITLES[standing.level]}", f"fit {fit_text(standing.fit)}"]
        self.query_one("#bar", Static).update(plain(" · ".join(parts)))

    def action_timer(self) -> None:
        """Start the timer, or take it away."""
        self._began = time.monotonic() if self._began is None else None
        self._tick()

    def action_agree(self) -> None:
        """Ask what was agreed and keep it."""
        from skillgap.tui.screens.ask import AskScreen

        def answered(text: str | None) -> None:
            if text and self._sitting:
                self._change(lambda sitting: self.desk.agree(sitting.client, text))

        if self._sitting:
            self.app.push_screen(
                AskScreen("Agreed", hint="What the client will do; enter keeps it."), answered
            )

    def action_done(self) -> None:
        """Mark the action under the cursor as done, or as open again."""
        key = self.query_one(MovingTable).chosen()
        if key is not None and self._sitting:
            action = self._actions[int(key) - 1]
            self._change(lambda sitting: self.desk.toggle(sitting.client, action))

    def on_moving_table_taken(self, message: MovingTable.Taken) -> None:
        """Take enter for done, too."""
        self.action_done()

    def _change(self, change: Callable[[Sitting], tuple[Action, ...]]) -> None:
        """Do one change of the actions and show them; say what went wrong."""
        if self._sitting is None:
            return
        try:
            self._list(change(self._sitting))
        except SkillgapError as error:
            self._fail(error)

    def _save(self) -> bool:
        """Keep the notes when they changed; tell whether they are safe."""
        notes = self.query_one(TextArea).text
        if self._sitting is None or notes == self._saved:
            return True
        try:
            self.desk.write_notes(self._sitting.client, notes)
        except SkillgapError as error:
            self._fail(error)
            return False
        self._saved = notes
        return True

    def action_save(self) -> None:
        """Keep the notes now."""
        if self._save():
            self.app.notify("kept", timeout=2, markup=False)

    def action_export(self) -> None:
        """Ask for a file name and write the client's report there."""
        from skillgap.tui.screens.ask import AskScreen

        sitting = self._sitting
        if sitting is None:
            return
        hint = ".html .pdf .md .json .csv .txt; without the notes"
        proposed = f"{sitting.client.pseudonym}-{self.desk.day}.html"

        def answered(path: str | None) -> None:
            if path:
                self._write(sitting, typed_path(path))

        self.app.push_screen(AskScreen("Write the report to", value=proposed, hint=hint), answered)

    def _write(self, sitting: Sitting, path: Path) -> None:
        from skillgap.report.coach.files import HANDOUT_FILES, render_handout_file
        from skillgap.report.coach.handout import Handout
        from skillgap.report.write import write_atomically

        suffix = path.suffix.lower()
        if suffix not in HANDOUT_FILES:
            self.app.notify(f"use {' '.join(HANDOUT_FILES)}", severity="error", markup=False)
            return
        try:
            held, changes = self.desk.handout(sitting.client)
            handout = Handout(held=held, changes=changes, day=self.desk.day.isoformat())
            write_atomically(path, render_handout_file(handout, suffix))
        except SkillgapError as error:
            self._fail(error)
            return
        self.app.notify(f"wrote {path}", timeout=4, markup=False)

    def action_back(self) -> None:
        """Keep the notes and go back."""
        if not self._save():
            return
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()
        else:
            self.app.exit()


def _row(action: Action) -> Row:
    box = plain("☑", "good") if action.done else plain("☐", "strong")
    words = plain(action.text, "muted" if action.done else "plain")
    return str(action.number), (box, plain(action.done or action.agreed), words)


def _blocks(sitting: Sitting) -> list[Block]:
    """Write what changed, and the questions to ask."""
    brief = sitting.brief
    questions = Items(tuple((Mark(f"{n}."), text) for n, text in enumerate(brief.questions, 1)))
    asked: list[Block] = [Heading("Three questions"), questions]
    if brief.changes:
        told = change_blocks(brief.changes)
        first = next((place for place, block in enumerate(told) if isinstance(block, Heading)), len(told))
        blocks = [Heading(f"Since {brief.changes.since}"), *told[:first], *asked, *told[first:]]
    else:
        standing = brief.analysis.standing() if brief.analysis else None
        gaps = ", ".join(gap.name for gap in standing.gaps[:3]) if standing else ""
        words = f"First session. Most worthwhile now: {gaps}." if gaps else "First session."
        blocks = [Paragraph(words), *asked]
    if brief.last and brief.last.notes:
        blocks += [Heading(f"Notes of {brief.last.held}"), Paragraph(brief.last.notes)]
    return blocks
