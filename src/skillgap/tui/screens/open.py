"""Open a resume: type or paste a path, walk the tree, or take an example."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DirectoryTree, Input, Label, OptionList
from textual.widgets.option_list import Option

from skillgap.bundled import bundled
from skillgap.documents import READABLE_SUFFIXES
from skillgap.tui.text import plain


def example_resumes() -> tuple[Path, ...]:
    """List the shipped example resumes; example postings and sources lie beside them."""
    paths = sorted(bundled("examples").iterdir())
    return tuple(
        path
        for path in paths
        if path.suffix.lower() in READABLE_SUFFIXES and not path.name.startswith("posting-")
    )


class ResumeTree(DirectoryTree):
    """A file tree of folders and readable files."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        """Leave out hidden files and kinds that cannot be read."""
        return [
            path
            for path in paths
            if not path.name.startswith(".") and (path.is_dir() or path.suffix.lower() in READABLE_SUFFIXES)
        ]


class OpenScreen(ModalScreen[Path | None]):
    """Ask for a resume; gives a path, or None when the user turned back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, *, examples: tuple[Path, ...], folder: Path) -> None:
        super().__init__()
        self._examples = examples
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Lay out path, examples and tree."""
        with Vertical(classes="dialog tall") as dialog:
            dialog.border_title = "Open a resume"
            yield Input(placeholder="path to a resume (paste or drop works), enter to open", id="open-path")
            yield Label("Examples", classes="caption")
            yield OptionList(
                *(Option(plain(path.name), id=str(path)) for path in self._examples),
                id="open-examples",
                markup=False,
            )
            yield Label("Files", classes="caption")
            yield ResumeTree(self._folder, id="open-tree")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the typed path; terminals drop files with quotes or backslashes around them."""
        text = event.value.strip().strip("'\"").replace("\\ ", " ").removeprefix("file://")
        if text:
            self.dismiss(Path(text).expanduser())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take an example."""
        if event.option_id:
            self.dismiss(Path(event.option_id))

    def on_directory_tree_file_selected(self, event: DirectoryTree.FileSelected) -> None:
        """Take a file of the tree."""
        self.dismiss(event.path)
