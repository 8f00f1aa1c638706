"""Headings are found however a plain text sets them off: case, frames, rules, numbers, colons, icons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skillgap.documents import Document, Line, NamedBytes, read_document
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.resume.outline.wording import clean, kind_of

SECTIONS = {
    "Profile": "Engineer with nine years of pipelines that are used by people.",
    "Experience": "Senior Data Engineer, Nova Freight, Leeds, Jan 2022 - Present\n- Kafka in Scala.\n- Led four people.\n"
    "Data Scientist, Alma Foods, York, Mar 2019 - Dec 2021\n- Forecasts in Python.",
    "Education": "M.Sc. Statistics, University of Somewhere, 2015 - 2017",
    "Skills": "Languages: Python, SQL, Rust\nTools: Docker, Git",
    "Languages": "English, German (B2)",
    "Interests": "Rowing and bread.",
}
KINDS = ["summary", "experience", "education", "skills", "languages", "interests"]

LOOKS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "letter-spaced": lambda heading: " ".join(heading.upper()),
    "ruled below": lambda heading: f"{heading}\n{'=' * len(heading)}",
    "ruled above": lambda heading: f"{'_' * 40}\n{heading}",
    "dashes": lambda heading: f"--- {heading} ---",
    "stars": lambda heading: f"*** {heading.upper()} ***",
    "brackets": lambda heading: f"[ {heading} ]",
    "pipes": lambda heading: f"| {heading} |",
    "arrows": lambda heading: f">> {heading}",
    "colon": lambda heading: f"{heading}:",
    "number": lambda heading: f"1. {heading}",
    "hashes": lambda heading: f"## {heading}",
    "bold": lambda heading: f"**{heading}**",
    "icon": lambda heading: f"💼 {heading}",
}


def kinds(text: str, ending: str) -> list[str]:
    """Give the kinds of the sections; every text here holds two posts and one course of study."""
    document = read_document(NamedBytes(f"cv.{ending}", text.encode()))
    resume = parse_resume(document, today=Month(2026, 11))
    assert (len(resume.positions), len(resume.education)) == (2, 1)
    return [section.kind for section in resume.sections if section.heading]


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "no blank lines"])
@pytest.mark.parametrize("look", LOOKS)
def test_headings_are_found(look: str, gap: str, ending: str) -> None:
    body = "".join(f"{gap}{LOOKS[look](heading)}\n{text}\n" for heading, text in SECTIONS.items())
    text = f"Ada Fernweh\nada@example.com | +44 20 5550 1234 | Leeds, UK\n{body}"
    assert kinds(text, ending) == KINDS


def test_headings_in_small_letters_are_found_between_paragraphs() -> None:
    body = "".join(f"\n{heading.lower()}\n{text}\n" for heading, text in SECTIONS.items())
    assert kinds(f"Ada Fernweh\nada@example.com\n{body}", "txt") == KINDS


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What I've Done", "experience"),
        ("My Journey", "experience"),
        ("Experience (cont.)", "experience"),
        ("Earlier Career", "experience"),
        ("Test Scores", "other"),
        ("Domain Knowledge", "skills"),
        ("Beruflicher Werdegang", "experience"),
        ("EDV-Kenntnisse", "skills"),
        ("Diplômes et formations", "education"),
        ("Compétences informatiques", "skills"),
        ("Formación académica", "education"),
        ("Conocimientos técnicos", "skills"),
    ],
)
def test_usual_wordings_are_known(heading: str, kind: str) -> None:
    assert kind_of(clean(heading)) == kind


def test_a_common_word_smaller_than_the_headings_is_none():
    """It holds for "Freelance" in the place and type of an employer."""
    rows = [("Ada Fernweh", 26), ("Experience", 13), ("Freelance", 12), ("Translator", 11), ("2015 - 2021", 10), ("Prose.", 10),
            ("Nova Freight", 12), ("Clerk", 11), ("2012 - 2014", 10), ("More running text of the body.", 10), ("Education", 13), ("BSc, 2011", 10)]  # fmt: skip
    lines = tuple(
        Line(text=text, page=1, number=at + 1, size=float(size)) for at, (text, size) in enumerate(rows)
    )
    resume = parse_resume(Document(name="x.pdf", format="pdf", pages=1, lines=lines), today=Month(2026, 11))
    assert [section.heading for section in resume.sections] == ["", "Experience", "Education"]
