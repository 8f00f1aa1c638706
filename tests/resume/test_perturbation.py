"""What must not matter does not: the order of sections, the file format, names and gender words."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest

from skillgap.documents import NamedBytes, read_document
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import Taxonomy, find_skills, load_taxonomy
from tests.resume.writers import WRITERS, Part, parts_of

TODAY = Month(2026, 11)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
RICH = (
    Part("Ada Fernweh", ("Machine Learning Engineer", "ada@example.com | +44 20 5550 1234 | Leeds, UK")),
    Part(
        "Profile",
        ("Nine years of models and pipelines that are used, and of teams that are not afraid of them.",),
    ),
    Part(
        "Experience",
        (
            "Senior Machine Learning Engineer, Nova Freight, Leeds, Jan 2022 – Present",
            "• Ranking models in PyTorch, served with Kubernetes and Docker.",
            "• Leads a team of four.",
            "Data Scientist, Alma Foods, York, Mar 2019 – Dec 2021",
            "• Demand forecasts in Python and scikit-learn; Airflow for the nightly runs.",
            "Research Assistant, University of Somewhere, 2017 – 2018",
            "• Bayesian models in R.",
        ),
    ),
    Part(
        "Education",
        ("M.Sc. Statistics, University of Somewhere, 2015 – 2017", "B.Sc. Physics, Nowhere College, 2015"),
    ),
    Part("Projects", ("• Tide tables (2023): forecasts of tides with Rust and WebAssembly.",)),
    Part("Skills", ("Python, SQL, PyTorch, Spark, Kubernetes, Docker, Git",)),
    Part("Certifications", ("• Certified Kubernetes Administrator, 2023",)),
    Part("Publications", ("• A. Fernweh, B. Someone. Tides and Trees. Journal of Odd Results, 2018.",)),
    Part("Languages", ("English (native), German (B2)",)),
    Part("Interests", ("Rowing, and bread.",)),
)
NAMES = ("rich", "ines-carvalho.txt", "tobias-okafor.md")


class Told(NamedTuple):
    """What a resume says, as far as it must not depend on its looks."""

    positions: tuple[tuple[str, ...], ...]
    months: int
    education: tuple[tuple[str, ...], ...]
    kinds: tuple[str, ...]
    contact: tuple[str, ...]
    skills: tuple[tuple[str, str, int | None], ...]


@lru_cache(maxsize=1)
def taxonomy() -> Taxonomy:
    return load_taxonomy()


def told(resume: Resume, *, person: bool = True) -> Told:
    contact = resume.contact
    return Told(
        tuple(
            sorted(
                (p.title, p.employer, p.location, str(p.span.start), str(p.span.end))
                for p in resume.positions
            )
        ),
        resume.experience_months,
        tuple(
            sorted((e.degree, e.field, e.institution, str(e.span and e.span.end)) for e in resume.education)
        ),
        tuple(sorted(section.kind for section in resume.sections if section.heading)),
        (contact.name, contact.email, contact.phone, contact.location) if person else (),
        tuple((s.id, s.state, s.months) for s in find_skills(resume, taxonomy()).skills),
    )


@lru_cache(maxsize=8)
def original(name: str) -> tuple[tuple[Part, ...], Told]:
    if name == "rich":
        return RICH, told(written(RICH, "txt"))
    resume = parse_resume(read_document(EXAMPLES / name), today=TODAY)
    return parts_of(resume), told(resume)


def test_the_resume_to_change_is_read() -> None:
    """It holds that there is something to compare."""
    _, found = original("rich")
    assert [position[:2] for position in found.positions] == [
        ("Data Scientist", "Alma Foods"),
        ("Research Assistant", "University of Somewhere"),
        ("Senior Machine Learning Engineer", "Nova Freight"),
    ]
    assert found.months == 117
    assert len(found.kinds) == len(RICH) - 1
    assert found.contact == ("Ada Fernweh", "ada@example.com", "+44 20 5550 1234", "Leeds, UK")
    assert len(found.skills) > 15


def written(parts: tuple[Part, ...], format_: str) -> Resume:
    data = WRITERS[format_](parts)
    return parse_resume(read_document(NamedBytes(f"resume.{format_}", data)), today=TODAY)


@pytest.mark.parametrize("format_", WRITERS)
@pytest.mark.parametrize("name", NAMES)
def test_the_format_does_not_matter(name: str, format_: str) -> None:
    parts, wanted = original(name)
    assert told(written(parts, format_)) == wanted


@pytest.mark.parametrize("turn", [1, 2, 3, -1, 0])
@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_sections_does_not_matter(name: str, turn: int) -> None:
    """It holds for sections moved from the front to the back, and for all of them reversed."""
    (head, *sections), wanted = original(name)
    moved = [*sections[turn:], *sections[:turn]] if turn else sections[::-1]
    for format_ in ("md", "txt"):
        assert told(written((head, *moved), format_)) == wanted, format_


@pytest.mark.parametrize(
    ("name", "mail"),
    [
        ("Mohammed Al-Rashid", "m.alrashid@example.com"),
        ("Zoë Müller-Żak", "zoe@example.com"),
        ("Jean-Luc van den Berg", "jlvdb@example.com"),
        ("Julia Perl", "julia.perl@example.com"),
        ("Ngozi Chukwuemeka Adeyemi", "ngozi@example.com"),
    ],
)
def test_the_name_moves_nothing_but_itself(name: str, mail: str) -> None:
    for example in NAMES:
        parts, wanted = original(example)
        old = parts[0].heading
        text = WRITERS["md"](parts).decode().replace(old, name)
        text = re.sub(r"[\w.]+@example\.com", mail, text)
        resume = parse_resume(read_document(NamedBytes("cv.md", text.encode())), today=TODAY)
        assert told(resume, person=False) == wanted._replace(contact=())
        assert (resume.contact.name, resume.contact.email) == (name, mail)


def test_gender_words_move_nothing() -> None:
    for example in NAMES:
        parts, wanted = original(example)
        text = WRITERS["md"](parts).decode()
        for line in ("She led her team.", "He led his team.", "They led their team. (she/her)"):
            changed = re.sub(r"(?m)^(- .*)$", rf"\1 {line}", text, count=1)
            assert changed != text
            resume = parse_resume(read_document(NamedBytes("cv.md", changed.encode())), today=TODAY)
            assert told(resume)._replace(skills=()) == wanted._replace(skills=())
