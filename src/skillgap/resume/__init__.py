"""Document → Resume: sections, positions with dates, education, projects, contact."""

from typing import TYPE_CHECKING, Any

from skillgap.resume.dates.spans import find_spans
from skillgap.resume.history.positions import experience_months
from skillgap.resume.parse import parse_resume
from skillgap.resume.readability import Finding, Loss, find_obstacles, may_cost, reading_loss
from skillgap.resume.resume import (
    Contact,
    Education,
    Position,
    Project,
    Resume,
    Section,
    SectionKind,
    Span,
)

if TYPE_CHECKING:
    from skillgap.resume.redaction.redact import Redactor, redact, redact_document

__all__ = [
    "Contact",
    "Education",
    "Finding",
    "Loss",
    "Position",
    "Project",
    "Redactor",
    "Resume",
    "Section",
    "SectionKind",
    "Span",
    "experience_months",
    "find_obstacles",
    "find_spans",
    "may_cost",
    "parse_resume",
    "reading_loss",
    "redact",
    "redact_document",
]


def __getattr__(name: str) -> Any:
    """Load what masks texts when it is asked for: most commands never do."""
    if name in ("Redactor", "redact", "redact_document"):
        from skillgap.resume.redaction import redact

        return getattr(redact, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
