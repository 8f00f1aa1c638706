"""Build small resumes, taxonomies and markets of invented people by hand."""

from __future__ import annotations

from skillgap.documents import Document, Hidden, Line, Warning
from skillgap.gap.case import Case, Person
from skillgap.gap.credit import Credits
from skillgap.gap.fit import items_of
from skillgap.gap.scoring import load_scoring
from skillgap.market import Demand, Level, Market, Observation, Requirement, RoleProfile, Source
from skillgap.month import Month
from skillgap.resume import Contact, Education, Position, Project, Resume, Section, Span
from skillgap.skills import Mention, Skill, SkillEntry, SkillSet, Taxonomy

TODAY = Month(2026, 11)


def span(start: str = "", end: str = "") -> Span:
    """Give a span; an end of "now" still runs."""
    return Span(
        start=Month.parse(start) if start else None,
        end=Month.parse(end) if end and end != "now" else None,
        current=end == "now",
    )


def position(title: str, start: str = "", end: str = "", employer: str = "Fictional Works") -> Position:
    """Give a post."""
    return Position(title=title, employer=employer, span=span(start, end), first=0, last=1)


def resume(
    *positions: Position,
    headline: str = "",
    months: int = 0,
    education: tuple[Education, ...] = (),
    projects: tuple[Project, ...] = (),
    sections: tuple[Section, ...] = (),
    email: str = "ada@example.com",
    hidden: tuple[Hidden, ...] = (),
    warnings: tuple[Warning, ...] = (),
    lines: tuple[str, ...] = ("Ada Example",),
) -> Resume:
    """Give a resume of an invented person."""
    document = Document(
        name="ada.txt",
        format="text",
        pages=1,
        lines=tuple(Line(text=text, page=1, number=place + 1) for place, text in enumerate(lines)),
        hidden=hidden,
        warnings=warnings,
    )
    return Resume(
        document=document,
        contact=Contact(name="Ada Example", email=email),
        headline=headline,
        sections=sections,
        positions=positions,
        education=education,
        projects=projects,
        today=TODAY,
        experience_months=months,
    )


def skill(
    id_: str,
    state: str = "demonstrated",
    *,
    last: str | None = "2026-10",
    months: int | None = 24,
    confidence: float = 1.0,
    match: str = "exact",
) -> Skill:
    """Give a skill a resume shows in one line."""
    mention = Mention(
        text=id_,
        start=0,
        end=len(id_),
        page=1,
        line=1,
        section="experience",
        quote=f"Built it with {id_}.",
        match=match,  # type: ignore[arg-type]
        state=state,  # type: ignore[arg-type]
        rule="unambiguous",
        confidence=confidence,
    )
    return Skill(
        id=id_,
        name=id_.title(),
        kind="tool",
        state=state,  # type: ignore[arg-type]
        months=months,
        last_used=Month.parse(last) if last else None,
        confidence=confidence,
        mentions=(mention,),
    )


def skills(*found: Skill) -> SkillSet:
    """Give a set of skills."""
    return SkillSet(skills=found, rejected=(), taxonomy_version="0")


def entry(id_: str, **fields: object) -> SkillEntry:
    """Give a taxonomy entry."""
    values: dict[str, object] = {
        "name": id_.title(),
        "kind": "tool",
        "difficulty": "medium",
        "status": "stable",
        **fields,
    }
    return SkillEntry(id=id_, **values)  # type: ignore[arg-type]


TAXONOMY = Taxonomy(
    entries=(
        entry("python", difficulty="baseline", hours=(60, 100, 160), family="code"),
        entry(
            "pytorch",
            hours=(60, 100, 150),
            parents={"deep-learning": 0.8},
            neighbours={"tensorflow": 0.6},
            prerequisites=("python",),
            family="dl",
        ),
        entry(
            "tensorflow",
            hours=(60, 100, 150),
            parents={"deep-learning": 0.8},
            neighbours={"pytorch": 0.6},
            prerequisites=("python",),
            family="dl",
        ),
        entry(
            "deep-learning",
            kind="concept",
            hours=(100, 160, 240),
            parents={"machine-learning": 0.9},
            prerequisites=("machine-learning",),
            family="dl",
        ),
        entry(
            "machine-learning",
            kind="concept",
            hours=(100, 200, 300),
            prerequisites=("python", "statistics"),
            family="dl",
        ),
        entry("statistics", kind="concept", hours=(60, 80, 120), family="maths"),
        entry("docker", hours=(15, 25, 40), family="ops"),
        entry("kubernetes", difficulty="hard", hours=(60, 90, 140), prerequisites=("docker",), family="ops"),
        entry("eks", parents={"kubernetes": 0.9}, family="ops"),
        entry("megatron", difficulty="extreme", family="ops"),
        entry("theano", status="deprecated", family="dl"),
    ),
    families={"code": "Code", "dl": "Deep learning", "maths": "Mathematics", "ops": "Operations"},
    version="0",
)


def demand(
    id_: str, share: float, *, n: int = 200, tier: str = "high", estimate: bool = False, **fields: object
) -> Demand:
    """Give a demand row with an interval of a tenth either side."""
    observed = Observation(source="counted", share=share, n=n, as_of="2026-01-15")
    values: dict[str, object] = {
        "low": max(0.0, share - 0.1),
        "high": min(1.0, share + 0.1),
        "observations": () if estimate else (observed,),
        **fields,
    }
    return Demand(skill=id_, tier=tier, share=share, estimate=estimate, **values)  # type: ignore[arg-type]


def level(*rows: Demand, name: str = "mid", **fields: object) -> Level:
    """Give a measured level with the rows."""
    values: dict[str, object] = {
        "basis": "measured",
        "postings": 200,
        "salary_usd": None,
        "years_min": 2,
        **fields,
    }
    return Level(level=name, demand=rows, **values)  # type: ignore[arg-type]


def profile(role: str, *levels: Level, titles: tuple[str, ...] = ()) -> RoleProfile:
    """Give a role."""
    return RoleProfile(
        role=role,
        title=role.replace("-", " ").title(),
        summary="",
        titles=titles,
        postings=200,
        salary_usd=None,
        levels=levels,
    )


def market(*profiles: RoleProfile) -> Market:
    """Give a market."""
    source = Source(id="counted", title="A count", as_of="2026-01-15", method="counting", postings=200)
    return Market(roles=profiles, sources=(source,), data_version="0")


def must(*names: str) -> tuple[Requirement, ...]:
    """Give requirements of a path."""
    return tuple(Requirement(skill=name, need="must", source="counted") for name in names)


def case(person_resume: Resume, found: SkillSet, wanted: Level, *, role: str = "ml-engineer") -> Case:
    """Put a resume before a level."""
    scoring = load_scoring()
    credits = Credits(found, TAXONOMY, TODAY, scoring)
    person = Person(person_resume, found, credits, TAXONOMY, scoring)
    return Case(person, profile(role, wanted), wanted, items_of(wanted, credits, scoring))
