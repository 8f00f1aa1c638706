"""The errors skillgap raises; each message says what happened, where, and what to do next.

SkillgapError
├── DocumentError            a file could not be read as a document
│   ├── MissingDocumentError     no such file, or not a file
│   ├── UnknownFormatError       not a format skillgap reads
│   ├── UnreadableDocumentError  damaged, or not what its name says
│   ├── EncryptedDocumentError   needs a password, or another one
│   ├── ScannedDocumentError     pictures of text, no text
│   ├── EmptyDocumentError       nothing in it to read
│   └── TooLargeDocumentError    over a limit of size, pages or expansion
├── DataError                authored data (YAML, postings) is wrong: a list of problems
├── UnknownNameError         a role, level, skill or source nobody knows: with suggestions
├── PlanError                a plan cannot be built or read back
│   └── WishError                hours, months or a direction no plan can be made for
├── WriteError               a file cannot be written
└── WorkspaceError           the coach's workspace cannot be used
    ├── DamagedWorkspaceError    the file is damaged or not a workspace; it is left as it is
    └── BusyWorkspaceError       another program is writing to it
"""

from __future__ import annotations

from collections.abc import Sequence


class SkillgapError(Exception):
    """Anything skillgap can tell the user about; never a bug."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What happened and where, one sentence."""
        self.hint = hint
        """What to do next; may be empty."""


class DocumentError(SkillgapError):
    """A file could not be read as a document."""

    def __init__(self, name: str, problem: str, *, hint: str = "") -> None:
        super().__init__(f"{name}: {problem}", hint=hint)
        self.name = name
        """The file's name as the user gave it; "-" for standard input."""

    @property
    def problem(self) -> str:
        """What is wrong, without the file's name."""
        return self.message.removeprefix(f"{self.name}: ")


class MissingDocumentError(DocumentError):
    """There is no such file, or it is a folder."""


class UnknownFormatError(DocumentError):
    """The content is of no format skillgap reads."""


class UnreadableDocumentError(DocumentError):
    """The file is damaged or is not what its name says."""


class EncryptedDocumentError(DocumentError):
    """The file needs a password, or the one given does not open it."""


class ScannedDocumentError(DocumentError):
    """The pages are pictures of text; without recognition nothing can be read."""


class EmptyDocumentError(DocumentError):
    """The file holds no text."""


class TooLargeDocumentError(DocumentError):
    """The file is over a limit of bytes, pages, entities or expansion."""


class DataError(SkillgapError):
    """Authored data is wrong; every problem found is listed, not only the first."""

    def __init__(self, problems: Sequence[str], *, hint: str = "") -> None:
        count = len(problems)
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the data:\n{lines}", hint=hint)
        self.problems = tuple(problems)
        """One line each: "file:line:column: what was found; what is allowed"."""


class UnknownNameError(SkillgapError):
    """A role, level, skill or source that is not known."""

    def __init__(
        self, kind: str, name: str, *, known: Sequence[str], suggestions: Sequence[str] = ()
    ) -> None:
        if suggestions:
            hint = f"Did you mean {' or '.join(suggestions)}?"
        else:
            hint = f"Known: {', '.join(known)}." if len(known) <= 20 else ""
        super().__init__(f"unknown {kind} '{name}'", hint=hint)
        self.suggestions = tuple(suggestions)
        """Nearest known names, best first."""


class PlanError(SkillgapError):
    """A plan cannot be built as asked, or a plan file cannot be read back."""


class WishError(PlanError):
    """What is asked for is beyond what a plan can be made for."""


class WriteError(SkillgapError):
    """A file cannot be written; what was there before is untouched."""


class WorkspaceError(SkillgapError):
    """The coach's workspace cannot be used as asked."""


class DamagedWorkspaceError(WorkspaceError):
    """The file is damaged or no workspace at all; it is never written over."""


class BusyWorkspaceError(WorkspaceError):
    """Another program is writing to the workspace."""


def document_error(kind: str, name: str, problem: str, *, hint: str) -> DocumentError:
    """Make a DocumentError again from its parts, as another process told them; `kind` names its class."""
    made: type[DocumentError] = globals().get(kind, UnreadableDocumentError)
    return made(name, problem, hint=hint)
