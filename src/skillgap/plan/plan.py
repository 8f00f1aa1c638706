"""The plan's values: months of work with reasons, resources, projects, and the fit after each."""

from __future__ import annotations

from typing import Literal

import msgspec

from skillgap.gap import Fit
from skillgap.market import LevelName, Source
from skillgap.month import Month

TAXONOMY_MODULE = "skill-"
"""Opens the id of a module made for a skill that no authored module teaches."""


class Resource(msgspec.Struct, frozen=True, kw_only=True):
    """Something to learn from, at a stable address."""

    title: str
    url: str
    kind: Literal[
        "documentation", "guide", "course", "book", "tutorial", "practice", "paper", "certificate", "video"
    ] = "documentation"
    cost: Literal["free", "paid", "audit"] = "free"
    hours: int = 0
    """About how long it takes: a course or book whole, documentation as far as one learning needs it."""

    @property
    def remarks(self) -> str:
        """Kind, cost and hours, as every form prints them."""
        return ", ".join((self.kind, self.cost, *((f"about {self.hours} h",) if self.hours else ())))


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """How long something takes."""

    low: int
    typical: int
    high: int


class Module(msgspec.Struct, frozen=True, kw_only=True):
    """A unit of learning."""

    id: str
    title: str
    skills: tuple[str, ...]
    """Skill ids it teaches to working level."""
    level: LevelName = "mid"
    """The level at which what it teaches is expected."""
    hours: Hours
    prerequisites: tuple[str, ...] = ()
    """Module ids."""
    outcomes: tuple[str, ...]
    """What one can do afterwards, checkable."""
    project: str
    """A project that leaves evidence for a resume."""
    resources: tuple[Resource, ...]
    interview: tuple[str, ...] = ()
    """Topics interviews test that belong to it."""


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a path; stages keep their order."""

    id: str
    title: str
    months: str
    """Months of the twelve-month timeline, such as "1–3"."""
    modules: tuple[str, ...]
    specialisation: str = ""
    """One of the three directions of months 10–12 ("production", "llm", "research"); empty for a stage everyone
    takes."""


class Transition(msgspec.Struct, frozen=True, kw_only=True):
    """A step up a path, such as mid to senior."""

    start: str
    """Level (or "phd") one comes from."""
    end: str
    salary_from_usd: int | None
    salary_to_usd: int | None
    must: tuple[str, ...]
    """Skill ids."""
    nice: tuple[str, ...]
    source: str


class RealityCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fact about a path to weigh before setting out, and whom it concerns."""

    text: str
    source: str
    """Source id of the figure or finding behind it."""
    levels: tuple[LevelName, ...] = ()
    """Levels it concerns; empty for all."""
    unless: tuple[str, ...] = ()
    """Skill ids; a resume that shows any of them needs no such warning. Empty concerns everyone."""


class CareerPath(msgspec.Struct, frozen=True, kw_only=True):
    """A career path: stages with modules, transitions between levels, and reality checks."""

    id: str
    title: str
    roles: tuple[str, ...]
    """Roles the path leads to."""
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    reality: tuple[str, ...]
    """Sentences to show before someone sets out: the texts of `checks`."""
    checks: tuple[RealityCheck, ...] = ()
    specialisation: str = ""
    """The direction taken when the person names none; empty when the path has no choice."""
    interview: tuple[str, ...] = ()
    """Module ids of the interview track, most telling first."""


class Roadmaps(msgspec.Struct, frozen=True, kw_only=True):
    """All of `roadmaps.yaml`."""

    paths: tuple[CareerPath, ...]
    modules: tuple[Module, ...]
    interview: tuple[Module, ...]
    """Modules of the separate interview track."""
    version: str


class PlanOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the person has to give."""

    start: Month
    hours_per_week: float
    """Over 0, at most 80."""
    months: int
    """1 to 60."""
    weeks_off: int = 0
    """Weeks without study over the whole plan, spread from its end of each half-year; 0 to 26."""
    interview_share: float = 0.0
    """Share of the hours for the interview track, 0 to 0.5."""
    specialisation: str = ""
    """Direction of the last stage: "production", "llm" or "research"; empty takes the path's own."""
    deadline: Month | None = None
    """Last month there is; the plan ends there though `months` reaches further."""
    buffer: float = 0.0
    """Share of each month's hours kept free for what slips, 0 to 0.5."""
    leave_out: tuple[str, ...] = ()
    """Module ids the person does not want planned."""

    @property
    def last(self) -> Month:
        """The plan's last month: as many as asked for, none after the deadline."""
        end = self.start.plus(self.months - 1)
        return end if self.deadline is None or end.ordinal <= self.deadline.ordinal else self.deadline

    @property
    def length(self) -> int:
        """Months from the start to the last."""
        return self.start.months_to(self.last)


class PlanItem(msgspec.Struct, frozen=True, kw_only=True):
    """One module's hours in one month."""

    skill: str
    """Id of the main skill taught."""
    name: str
    module: str
    title: str
    hours: float
    total_hours: float
    """Hours of the whole module for this person; more than `hours` when it spans months."""
    part: int
    """Which month of the module this is, from 1."""
    parts: int
    why: str
    """The demand figure with n, and what the resume shows."""
    resources: tuple[Resource, ...]
    outcomes: tuple[str, ...]
    project: str
    """Filled in the module's last month; empty before."""
    interview: str = ""
    """What interviews ask about it, beside the job."""
    trend: str = ""
    """Which way the demand moves, with the source; empty when nobody says."""
    done: bool = False
    shown: bool = False
    """Done because a newer resume shows it; then it takes no hours."""


class PlanMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A month's work."""

    month: Month
    budget_hours: float
    hours: float
    """Hours planned and done; never over the budget, which is raised where more was done."""
    items: tuple[PlanItem, ...]
    fit_after: Fit | None
    """Fit when everything up to this month's end is learnt and shown."""
    weeks_off: int = 0
    """Weeks without study, at its end."""

    @property
    def open_hours(self) -> float:
        """Hours of what is not done yet."""
        return sum(item.hours for item in self.items if not item.done)


class BarMonth(msgspec.Struct, frozen=True, kw_only=True):
    """A minimum of the role, and when the plan meets it."""

    name: str
    met: bool | None
    """By the resume as it is; None when the resume does not tell."""
    month: Month | None
    """Month at whose end it is met; None when it is met already, or not by this plan."""
    why: str


class Unscheduled(msgspec.Struct, frozen=True, kw_only=True):
    """A gap that does not fit, and what would bring it in."""

    skill: str
    name: str
    module: str
    hours: float
    reason: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A learning plan for one person, role and level."""

    role: str
    title: str
    level: LevelName
    path: str
    options: PlanOptions
    fit_before: Fit | None
    months: tuple[PlanMonth, ...]
    unscheduled: tuple[Unscheduled, ...]
    interview: tuple[Module, ...]
    proof: tuple[str, ...]
    """Things to do on the resume itself first: wording and proof gaps, in words."""
    skipped: tuple[str, ...]
    """Names of skills the plan leaves out because the resume shows them."""
    reality: tuple[str, ...]
    score_version: str
    data_version: str
    bars: tuple[BarMonth, ...] = ()
    cites: tuple[str, ...] = ()
    """Ids of the sources behind the figures and facts, in the order of their first use."""
    sources: tuple[Source, ...] = ()
    """The same with title, day and method, as far as a market knows them."""
    left_out: tuple[str, ...] = ()
    """Titles of modules the person does not want planned."""
    source: str = ""
    """The one source of demand figures that was asked for; empty pools all."""
    resume: str = ""
    """Name of the resume's file."""
    resume_hash: str = ""
    """First digits of the SHA-256 of its bytes."""
    planned_from: Month | None = None
    """Month from which the rest was planned again; None when all was planned at once."""
