"""Keeping what was found: files, the clipboard, the person's own editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

import msgspec
from textual import work

from skillgap.errors import SkillgapError
from skillgap.report.plan.files import PLAN_SUFFIXES
from skillgap.report.write import write_atomically
from skillgap.tui.actions.shell import Shell
from skillgap.tui.files import export
from skillgap.tui.files.paths import typed_path
from skillgap.tui.session import Session
from skillgap.tui.text import error_words


class Keeping(Shell):
    """Writes whole files or none, and says truly what became of them."""

    def action_export(self) -> None:
        """Ask for a file name and write the view there."""
        session = self.opened(self.action_export)
        if session is None:
            return
        name = self.view.NAME
        known = PLAN_SUFFIXES if name == "roadmap" else tuple(export.SUFFIXES)
        proposed = (
            session.plan_file
            if name == "roadmap" and session.plan_file
            else Path(f"{export.FILES.get(name, name)}.md")
        )

        from skillgap.tui.screens.ask import AskScreen

        def answered(path: str | None) -> None:
            if path:
                self._export(session, self.config.folder / typed_path(path))

        self.app.push_screen(
            AskScreen("Export this view to", value=str(proposed), hint=" ".join(known)), answered
        )

    def _export(self, session: Session, path: Path) -> None:
        view, path = self.view, path if path.suffix else path.with_suffix(".md")
        suffix = path.suffix.lower()
        known = PLAN_SUFFIXES if view.NAME == "roadmap" else tuple(export.SUFFIXES)
        if suffix not in known:
            self.tell(f"{path.name}: use one of {' '.join(known)}", bad=True, seconds=8)
        elif view.NAME == "roadmap" and suffix == ".md" and not self.config.browser:
            self._try(lambda: self._adopt(path))
        else:
            self._prepared(
                lambda: export.content(view.report(session), session, view.NAME, suffix),
                partial(self._hand_over, path),
            )

    @work(thread=True, group="export", exit_on_error=False, description="rendering the view")
    def _prepared(self, make: Callable[[], str | bytes], then: Callable[[str | bytes], None]) -> None:
        """Render beside the app: a PDF, or the search for the fewest skills, takes longer than a key press may."""
        try:
            content = make()
        except SkillgapError as error:
            self.app.call_from_thread(self.tell, error_words(error), bad=True, seconds=8)
        else:
            self.app.call_from_thread(self._try, lambda: then(content))

    def _try(self, keep: Callable[[], None]) -> None:
        """Keep something, or say why not."""
        try:
            keep()
        except SkillgapError as error:
            self.tell(error_words(error), bad=True, seconds=8)

    def _hand_over(self, path: Path, content: str | bytes) -> None:
        """Write the file, or let the browser download it; raises WriteError."""
        if self.config.browser:
            data = content.encode() if isinstance(content, str) else content
            self.app.deliver_binary(BytesIO(data), save_filename=path.name)
            self.tell(f"sent {path.name} to the browser's downloads")
            return
        write_atomically(path, content)
        self.tell(f"wrote {path}", seconds=8)

    def _adopt(self, path: Path) -> None:
        """Write the plan, and keep its ticks in this file from now on; raises WriteError."""
        from skillgap.tui.files.plans import write_plan

        if self.session is not None:
            write_plan(path, self.session)
            taken = ", with what is taken as learnt" if self.session.learnt else ""
            self.tell(f"wrote {path}{taken}", seconds=8)
            self.session = msgspec.structs.replace(self.session, plan_file=path)
            recent = self.memory.of(self.session.path)
            if recent in self.memory.recent:
                self.remember(self.memory.with_recent(msgspec.structs.replace(recent, plan=str(path))))

    def keep_plan(self) -> None:
        """Write the plan with its ticks to its file, where there is one."""
        session = self.session
        if session is not None and session.plan_file is not None:
            from skillgap.tui.files.plans import write_plan

            file = session.plan_file
            self._try(lambda: write_plan(file, session))

    def action_copy(self) -> None:
        """Send the view to the clipboard, where the terminal has one."""
        session = self.opened(self.action_copy)
        if session is not None:
            view = self.view
            self._prepared(lambda: export.text(view.report(session), session, view.NAME, ".md"), self._copied)

    def _copied(self, content: str | bytes) -> None:
        self.app.copy_to_clipboard(str(content))
        self.tell(
            "sent to the terminal's clipboard; some terminals ignore that: if nothing arrives, e writes a file",
            seconds=6,
        )
