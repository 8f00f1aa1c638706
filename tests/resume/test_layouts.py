"""Positions are read whatever the order of their parts, the separators, the lines they take and the language."""

from __future__ import annotations

from itertools import cycle

import pytest

from skillgap.month import Month
from skillgap.resume import Position, parse_resume
from tests.resume.pages import page

TODAY = Month(2026, 11)

PEOPLE = {
    "usual": (
        ("Senior Data Engineer", "Nova Freight", "Leeds, UK"),
        ("Data Engineer", "Alma Foods", "York, UK"),
        ("Data Analyst", "Harbour Bank", "Hull, UK"),
    ),
    "names of odd spelling": (
        ("Machine Learning Engineer II", "Zumbatrix", "Berlin"),
        ("Data Scientist", "tuesday.com", "Tel Aviv"),
        ("Software Engineer", "Bolt & Anchor", "Austin, TX"),
    ),
    "names with digits, no office": (
        ("Member of Technical Staff", "Hoolix", "San Jose, CA"),
        ("Forward Deployed Engineer", "4flux", "Remote"),
        ("Research Scientist", "Institute of Odd Physics", "Bern, Switzerland"),
    ),
    "employers that sound like posts": (
        ("Head of Data", "Data Engineering Partners", "Lyon, France"),
        ("Engineering Manager", "The Analyst Group", "Paris, France"),
        ("Consultant", "Master Software GmbH", "Hamburg, Germany"),
    ),
    "short": (
        ("CTO", "Kiwi", "Oslo"),
        ("SDE II", "Amaroni", "Seattle, WA"),
        ("Intern", "Ibexa", "Zurich"),
    ),
    "German": (
        ("Softwareentwickler", "Nordlicht GmbH", "Hamburg"),
        ("Werkstudent Data Science", "Bergische Motorbau AG", "München"),
        ("Praktikantin", "Stadtwerke Rheinland", "Köln"),
    ),
    "French": (
        ("Ingénieur Machine Learning", "Banque Azur", "Paris"),
        ("Développeuse Python", "Groupe Lumière", "Lyon"),
        ("Stagiaire", "Institut Rhône", "Grenoble"),
    ),
    "Spanish": (
        ("Ingeniera de datos", "Banco del Mar", "Madrid"),
        ("Analista de datos", "Frutas Soler S.L.", "Valencia"),
        ("Becario", "Universidad del Norte", "Bilbao"),
    ),
}

DATES = {
    "months by name": ("Mar 2022 – Present", "Jan 2019 – Feb 2022", "Jul 2016 – Dec 2018"),
    "months by number": ("03/2022 - present", "01/2019 - 02/2022", "07/2016 - 12/2018"),
    "ISO": ("2022-03 – now", "2019-01 – 2022-02", "2016-07 – 2018-12"),
    "apostrophes": ("Mar '22 – Present", "Jan '19 – Feb '22", "Jul '16 – Dec '18"),
    "words": ("March 2022 to date", "January 2019 to February 2022", "July 2016 until December 2018"),
    "two digits": ("03/22 – present", "01/19 – 02/22", "07/16 – 12/18"),
    "German": ("seit 03/2022", "01.2019 – 02.2022", "Juli 2016 bis Dez. 2018"),
    "French": ("depuis mars 2022", "de janvier 2019 à février 2022", "juil. 2016 – déc. 2018"),
    "Spanish": (
        "marzo de 2022 – actualidad",
        "enero de 2019 – febrero de 2022",
        "julio 2016 a diciembre 2018",
    ),
    "since": ("Since March 2022", "Jan. 2019 until Feb. 2022", "Jul. 2016–Dec. 2018"),
    "days": ("1 March 2022 – present", "01/01/2019 – 28/02/2022", "2016-07-01 – 2018-12-31"),
    "glued": ("Mar2022-Present", "Jan2019-Feb2022", "Jul2016-Dec2018"),
}
SPANS = (("2022-03", "present"), ("2019-01", "2022-02"), ("2016-07", "2018-12"))

BODIES = (
    "• Built pipelines in Python and Spark.\n• Cut the cost of loads by 40 % in 2020.",
    "Built pipelines in Python and Spark for nine teams.\nCut the cost of loads by 40 % within the year 2020.",
    "• Built pipelines in Python and Spark\n• Cut the cost of loads by 40 %",
    "",
)

LAYOUTS = """
{t}, {e}, {c} {d}
{t}, {e} — {c} {d}
{e} — {t} | {c} | {d}
{t} | {e} | {c} | {d}
{e} | {t} | {c} | {d}
{e}, {c} — {t} ({d})
{t} at {e} ({d})
{t} @ {e}, {d}
{t} - {e} - {d}
{d} - {t} - {e}, {c}
{d}: {t}, {e}
{d}, {t}, {e}, {c}
{t}; {e}; {c}; {d}
{e}: {t}, {d}
{t} ({e}), {d}
{d} {t} / {e}, {c}
{d} {e}, {c} / {t}
{d} / {t} / {e}, {c}
{d} / {e}, {c} / {t}
{d} | {c} / {t} — {e}
{t} {d} / {e}, {c}
{t}, {d} / {e}, {c}
{t} ({d}) / {e}
{t} {d} / {e} {c}
{e}, {c} {d} / {t}
{e}, {d} / {t}, {c}
{e} {d} / {t} {c}
{e} {c} / {t} {d}
{e} ({c}) / {t}, {d}
{t} {c} / {e} {d}
{t} / {e} / {d} / {c}
{t} / {e} | {c} | {d}
{t} / {e}, {c}, {d}
{t} — {e} / {c}, {d}
{t} — {e} / {c} | {d}
{t}, {e} / {d} | {c}
{t} · {e} · {c} / {d}
{t}, {c} / {e} / {d}
{e} / {t} / {d}
{e} / {t} / {d} / {c}
{e}, {c} / {t} / {d}
[ {d} ] / {t} / {e} / City: {c}
Position: {t} / Employer: {e} / Location: {c} / Period: {d}
Dates: {d} / Occupation or position held: {t} / Name of employer: {e}, {c}
""".strip().split("\n")

TOWNS = (
    ("Data Engineer", "Nova Freight", "Leeds, UK"),
    ("Data Scientist", "Fjord Energi", "Skattunge"),
    ("Systems Administrator", "Pennine Hosting", "Kirkdale, UK"),
)
"""Towns that no list holds, beside one that is listed."""


def told(found: tuple[Position, ...]) -> list[tuple[str, str, str, str]]:
    return [
        (p.title, p.employer, str(p.span.start), "present" if p.span.current else str(p.span.end))
        for p in found
    ]


def written(layout: str, people: str, dates: str, body: str) -> str:
    """Write a resume with three posts in this layout."""
    posts = [
        layout.format(t=title, e=employer, c=city, d=date).replace(" / ", "\n") + "\n" + body
        for (title, employer, city), date in zip(PEOPLE[people], DATES[dates], strict=True)
    ]
    text = "\n".join(posts).strip()
    return f"Ada Fernweh\nada@example.com\n\nExperience\n{text}\n\nEducation\nBSc Physics, University of Somewhere 2009"


def wanted(people: str) -> list[tuple[str, str, str, str]]:
    return [
        (title, employer, *span) for (title, employer, _), span in zip(PEOPLE[people], SPANS, strict=True)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_is_read_for_any_names(layout: str) -> None:
    for people in PEOPLE:
        for body in BODIES:
            text = written(layout, people, "months by name", body)
            found = parse_resume(page(text), today=TODAY).positions
            assert told(found) == wanted(people), text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_is_read_with_any_dates(layout: str) -> None:
    for dates, body in zip(DATES, cycle(BODIES), strict=False):
        text = written(layout, "usual", dates, body)
        found = parse_resume(page(text), today=TODAY).positions
        assert told(found) == wanted("usual"), text


@pytest.mark.parametrize(
    "layout",
    [
        "{t}, {e} — {c} {d}",
        "{t}, {e}, {c} {d}",
        "{t} | {e} | {c} | {d}",
        "{e} — {t} | {c} | {d}",
        "{t} — {e} / {c}, {d}",
        "{t} / {e} | {c} | {d}",
        "{e}, {c} — {t} ({d})",
        "{t} {d} / {e}, {c}",
    ],
)
def test_unlisted_towns_are_no_employers(layout: str) -> None:
    posts = [
        layout.format(t=title, e=employer, c=city, d=date).replace(" / ", "\n") + "\n" + BODIES[0]
        for (title, employer, city), date in zip(TOWNS, DATES["months by name"], strict=True)
    ]
    text = "Ada Fernweh\nada@example.com\n\nExperience\n" + "\n".join(posts)
    found = parse_resume(page(text), today=TODAY).positions
    assert [(p.title, p.employer) for p in found] == [town[:2] for town in TOWNS]


def test_a_department_behind_a_title_is_no_employer() -> None:
    """It holds beside an entry whose last part is a place."""
    text = "Experience\nEngineer, Nova Freight — Leeds 2021 – 2022\n• x.\nSenior Engineer, Payments — Kestrel 2018 – 2020"
    found = parse_resume(page(text), today=TODAY).positions
    assert [(p.title, p.employer) for p in found] == [
        ("Engineer", "Nova Freight"),
        ("Senior Engineer, Payments", "Kestrel"),
    ]
