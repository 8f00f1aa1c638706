"""Open a file: type, paste or drop a path, take a recent one, walk the tree, or take an example."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import DirectoryTree, Input, Label, OptionList
from textual.widgets.option_list import Option

from skillgap.bundled import bundled
from skillgap.documents import READABLE_SUFFIXES, NamedBytes
from skillgap.tui.files.paths import dropped_path, pasted, typed_path
from skillgap.tui.settled import Dialog
from skillgap.tui.text import plain

_RECENT = 4


def examples(*, postings: bool) -> tuple[Path, ...]:
    """List the shipped example resumes or postings; sources lie beside them."""
    return tuple(
        path
        for path in sorted(bundled("examples").iterdir())
        if path.suffix.lower() in READABLE_SUFFIXES and path.name.startswith("posting-") == postings
    )


class FileTree(DirectoryTree):
    """A tree of folders and readable files; names are text, whatever they look like."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out hidden files and kinds that cannot be read."""
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (path.is_dir() or path.suffix.lower() in READABLE_SUFFIXES)
        ]

    def process_label(self, label: str | Text) -> Text:
        """Never read a name as markup."""
        return plain(label if isinstance(label, str) else label.plain)


class OpenScreen(Dialog[Path | NamedBytes | None]):
    """Ask for a file; gives its path, or pasted text, or None when the user turned back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back"),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
    ]

    def __init__(self, title: str, *, recent: tuple[Path, ...], folder: Path, postings: bool) -> None:
        super().__init__()
        self._title = title
        self._recent = tuple(path for path in recent if path.is_file())[:_RECENT]
        self._folder = folder
        self._examples = examples(postings=postings)

    def compose(self) -> ComposeResult:
        """Lay out path, recent files, examples and tree."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = self._title
            dialog.border_subtitle = "tab next part · enter opens · esc back"
            yield Input(placeholder="path: type it, paste it or drop the file here", id="open-path")
            yield Label("Recent and examples" if self._recent else "Examples", classes="caption")
            yield OptionList(*self._options(), id="open-known", markup=False)
            yield Label("Files", classes="caption")
            yield FileTree(self._folder, id="open-tree")

    def _options(self) -> list[Option]:
        recent = [Option(plain(f"↺ {path.name}  {path.parent}"), id=str(path)) for path in self._recent]
        shipped = [path for path in self._examples if path not in self._recent]
        return [*recent, *(Option(plain(f"◇ {path.name}"), id=str(path)) for path in shipped)]

    def on_mount(self) -> None:
        """Start where one key opens something."""
        self.query_one("#open-known" if self._recent or self._examples else "#open-path").focus()

    def action_step(self, step: int) -> None:
        """Move in the list that has the keys."""
        focused = self.focused
        if isinstance(focused, OptionList | DirectoryTree):
            (focused.action_cursor_down if step > 0 else focused.action_cursor_up)()

    def on_paste(self, event: events.Paste) -> None:
        """Open a dropped file at once; long text is a document."""
        path = dropped_path(event.text)
        if path is not None:
            self.dismiss(path)
        elif len(event.text.split()) > 20:
            self.dismiss(pasted(event.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the typed path."""
        if event.value.strip():
            self.dismiss(typed_path(event.value))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a recent file or an example."""
        if event.option_id:
            self.dismiss(Path(event.option_id))

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Take a file of the tree."""
        self.dismiss(event.path)
