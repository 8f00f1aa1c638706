"""Understand a document as a resume."""

from __future__ import annotations

from skillgap.documents import Document
from skillgap.month import Month
from skillgap.resume.history.education import find_education
from skillgap.resume.history.positions import experience_months, find_positions
from skillgap.resume.history.projects import find_projects
from skillgap.resume.outline.sections import find_sections
from skillgap.resume.person.contact import find_contact
from skillgap.resume.resume import Resume


def parse_resume(document: Document, *, today: Month) -> Resume:
    """Find the sections, positions, education, projects and contact details of a resume.

    `today` is the month that "present" means. Any document gives a resume; what is not found stays empty, and the
    sections always cover all lines.
    """
    sections = find_sections(document)
    contact, headline = find_contact(document, sections)
    positions = find_positions(document, sections)
    education = find_education(document, sections)
    return Resume(
        document=document,
        contact=contact,
        headline=headline,
        sections=sections,
        positions=positions,
        education=education,
        projects=find_projects(document, sections),
        today=today,
        experience_months=experience_months(positions, today=today),
    )
