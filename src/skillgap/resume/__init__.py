"""Document → Resume: sections, positions with dates, education, projects, contact."""

from skillgap.resume.dates.spans import find_spans
from skillgap.resume.history.positions import experience_months
from skillgap.resume.parse import parse_resume
from skillgap.resume.readability import Finding, Loss, find_obstacles, reading_loss
from skillgap.resume.redaction.redact import Redactor, redact, redact_document
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
    "parse_resume",
    "reading_loss",
    "redact",
    "redact_document",
]
