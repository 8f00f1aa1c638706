"""Sections, positions and contact details are scored against labels."""

from __future__ import annotations

from typing import Any

from skillgap.accuracy.structure import Tally, score_contact, score_dates, score_positions, score_sections
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from tests.resume.pages import page

TEXT = """
Ada Fernweh
ada@example.com | +44 20 5550 1234

Contact
Leeds

Experience
Data Engineer, Nova Freight Mar 2021 – Present
• Built pipelines in Kafka.

Skills
Python, SQL and much else
"""


def resume() -> Resume:
    return parse_resume(page(TEXT), today=Month(2026, 11))


def truth(**changes: Any) -> dict[str, Any]:
    post = {"title": "Data Engineer", "employer": "Nova Freight", "start": "2021-03", "end": "present"}
    work = "Experience\nData Engineer, Nova Freight Mar 2021 – Present\n• Built pipelines in Kafka."
    sections = [
        {"kind": "experience", "text": work},
        {"kind": "skills", "text": "Skills\nPython, SQL and much else"},
    ]
    contact = {"email": "ada@example.com", "phone": "+44 2055501234"}
    return {"person": "Ada Fernweh", "contact": contact, "positions": [post], "sections": sections} | changes


def test_what_agrees_with_the_labels_is_right() -> None:
    """It holds that a contact heading the layout added does not count."""
    found = resume()
    assert score_sections(found, truth()) == Tally(right=2)
    assert score_positions(found, truth()) == score_dates(found, truth()) == Tally(right=1)
    assert score_contact(found, truth()) == Tally(right=3)


def test_a_section_of_another_kind_or_place_is_wrong() -> None:
    kind = truth(sections=[{"kind": "projects", "text": truth()["sections"][0]["text"]}])
    assert score_sections(resume(), kind) == Tally(right=0, wrong=2, missed=1)
    place = truth(sections=[{"kind": "skills", "text": "Skills\nRust in the evening, at home, alone"}])
    assert score_sections(resume(), place) == Tally(right=0, wrong=2, missed=1)


def test_a_wrong_name_spoils_the_post_but_not_its_dates() -> None:
    post = truth()["positions"][0] | {"employer": "Alma Foods"}
    assert score_positions(resume(), truth(positions=[post])) == Tally(right=0, wrong=1, missed=1)
    assert score_dates(resume(), truth(positions=[post])) == Tally(right=1)
    assert Tally(right=1, wrong=1, missed=1).f1 == 0.5
