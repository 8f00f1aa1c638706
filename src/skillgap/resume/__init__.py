"""Document → Resume: sections, positions with dates, education, projects, contact."""

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

__all__ = ["Contact", "Education", "Position", "Project", "Resume", "Section", "SectionKind", "Span"]
