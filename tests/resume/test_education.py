"""Studies are read whatever the order of their parts, the separators and the language."""

from __future__ import annotations

import pytest

from skillgap.month import Month
from skillgap.resume import parse_resume
from tests.resume.pages import page

TODAY = Month(2026, 11)

STUDIES = {
    "English": (
        ("M.Sc.", "Computer Science", "University of Somewhere", "Leeds, UK"),
        ("B.Sc.", "Mathematics", "Nowhere College", "York, UK"),
    ),
    "written out": (
        ("Master of Science", "Data Science", "Lakeshore State University", "Boston, MA"),
        ("Bachelor of Arts", "Economics", "Prairie College", "Chicago, IL"),
    ),
    "doctorate": (
        ("PhD", "Machine Learning", "Institute of Odd Physics", "Bern, Switzerland"),
        ("MSc", "Applied Statistics", "Nowhere University", "Paris, France"),
    ),
    "German": (
        ("Diplom", "Informatik", "Technische Universität Nordstadt", "Kiel"),
        ("Bachelor of Engineering", "Maschinenbau", "Hochschule Rheinland", "Köln"),
    ),
    "Spanish": (
        ("Grado", "Matemáticas", "Universidad del Norte", "Bilbao"),
        ("Máster", "Ciencia de Datos", "Universidad del Mar", "Valencia"),
    ),
    "other schools": (
        ("B.Tech", "Electronics and Communication", "Deccan Institute of Technology", "Pune, India"),
        ("MBA", "Finance", "Harbour Business School", "Mumbai, India"),
    ),
}
RANGES, YEARS = ("2018 – 2020", "Sep 2014 – Jun 2018"), ("2020", "Jun 2018")
ENDS = ("2020-12", "2018-06")

LAYOUTS = """
{g} {f}, {i} {d}
{g} in {f}, {i}, {c} {d}
{g} in {f} | {i} | {d}
{i} — {g} in {f} ({d})
{i}, {g} {f}, {d}
{i}, {c} {d} / {g} in {f}
{i} {d} / {g}: {f}
{i} / {g} in {f} / {d}
{i} / {g}, {f}, {d}
{i} | {c} / {g} in {f} | {d}
{g} {f} {d} / {i}, {c}
{g} in {f} / {i} / {d}
{g}, {f} / {i}, {d}
{g}, {f} — {i}, {d}
{g} ({f}), {i}, {d}
{g} {f} ({i}) {d}
{g} in {f} from {i} ({d})
{f} ({g}) / {i} / {d}
{d} {g} {f}, {i}
{d}: {g} {f}, {i}
{d} / {g} {f} / {i}, {c}
• {g} in {f}, {i}, {d}
Degree: {g} {f} / Institution: {i} / Year: {d}
""".strip().split("\n")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_is_read(layout: str) -> None:
    """It holds for ranges with text below and for single years without."""
    for studies in STUDIES.values():
        for dates, body in ((RANGES, "• Thesis on odd things."), (YEARS, "")):
            if layout.startswith("•") and body:
                continue
            entries = [
                layout.format(g=degree, f=field, i=school, c=city, d=date).replace(" / ", "\n") + "\n" + body
                for (degree, field, school, city), date in zip(studies, dates, strict=True)
            ]
            text = "\n".join(entries).strip()
            written = f"Ada Fernweh\nada@example.com\n\nEducation\n{text}\n\nSkills\nPython, SQL"
            found = parse_resume(page(written), today=TODAY).education
            told = [(e.degree, e.field, e.institution, str(e.span and e.span.end)) for e in found]
            wanted = [(*study[:3], end) for study, end in zip(studies, ENDS, strict=True)]
            assert told == wanted, written


HEADLESS = """
Ada Fernweh
Data engineer in Leeds
ada@example.com

Senior Data Engineer, Nova Freight, Jan 2022 – Present
• Kafka, Flink, Python.
Data Engineer, Alma Foods, Mar 2019 – Dec 2021
• Airflow.
M.Sc. Physics, University of Somewhere, 2014 – 2016
B.Sc. Physics, University of Somewhere, 2011 – 2014
Python, SQL, Kafka
"""


def test_posts_and_studies_without_headings_are_found() -> None:
    """It holds that both become sections without a heading, and the lines above stay contact details."""
    resume = parse_resume(page(HEADLESS), today=TODAY)
    assert [(s.heading, s.kind, s.first) for s in resume.sections] == [
        ("", "contact", 0),
        ("", "experience", 3),
        ("", "education", 7),
    ]
    assert [p.employer for p in resume.positions] == ["Nova Freight", "Alma Foods"]
    assert [e.degree for e in resume.education] == ["M.Sc.", "B.Sc."]
    assert resume.experience_months == 93
    assert resume.headline == "Data engineer in Leeds"


def test_a_letter_holds_no_posts() -> None:
    """It holds that dates in sentences make no section of work."""
    text = (
        "Dear team,\nI have worked as a data engineer since 2019 at Nova Freight and from 2015 to 2018 at Alma.\n"
        "I would love to talk.\nKind regards\nAda Fernweh"
    )
    assert [s.kind for s in parse_resume(page(text), today=TODAY).sections] == ["contact"]
