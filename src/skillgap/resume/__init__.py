"""Document → Resume: sections, positions with dates, education, projects, contact."""

from typing import TYPE_CHECKING

from skillgap.lazily import lazily
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
    from skillgap.resume.dates.spans import find_spans
    from skillgap.resume.history.positions import experience_months
    from skillgap.resume.parse import parse_resume
    from skillgap.resume.readability import Finding, Loss, find_obstacles, may_cost, reading_loss
    from skillgap.resume.redaction.redact import Redactor, redact, redact_document

_HOMES = {
    "Finding": "readability",
    "Loss": "readability",
    "Redactor": "redaction.redact",
    "experience_months": "history.positions",
    "find_obstacles": "readability",
    "find_spans": "dates.spans",
    "may_cost": "readability",
    "parse_resume": "parse",
    "reading_loss": "readability",
    "redact": "redaction.redact",
    "redact_document": "redaction.redact",
}

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

__getattr__ = lazily(__name__, _HOMES)
