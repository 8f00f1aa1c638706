"""What is open in the app, as one immutable value; the engine does the computing, when a part is looked at."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.documents import NamedBytes
from skillgap.gap import RoleFit
from skillgap.plan import Plan, PlanOptions
from skillgap.report.words import who

if TYPE_CHECKING:
    from skillgap.advice import Advice, Knowledge, Landscape, Request
    from skillgap.gap import LevelFit
    from skillgap.gap.posting import Posting, Unicorn
    from skillgap.report.answers.posting import PostingAnswer
    from skillgap.skills import Overrides
    from skillgap.tui.files.beside import Compared


class Edit(msgspec.Struct, frozen=True):
    """Something to do on the resume itself, as the plan words it."""

    text: str


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """A posting read."""

    posting: Posting
    unicorn: Unicorn


class Session(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """A resume with the advice on it and the plan for it."""

    source: Path | NamedBytes
    request: Request
    actual: Advice
    """On the resume as it stands."""
    ranking: tuple[RoleFit, ...]
    """Every role at its best level, best first."""
    learnt: tuple[str, ...] = ()
    """Skills taken as learnt, in the order taken."""
    advice: Advice
    """With those skills; the same as `actual` when there are none."""
    options: PlanOptions
    ticked: Plan | None = None
    """The plan in which something was last ticked; None while nothing is."""
    edited: tuple[str, ...] = ()
    """What is done on the resume itself, in the words of the plan."""
    moved_on: bool = False
    """True when the gaps or the wishes are others since then, so that the rest is to be planned again."""
    plan_file: Path | None = None
    """Where the plan was written as Markdown; ticks go there too."""
    posting: Posted | None = None
    pooled: Knowledge
    """With the figures of all sources, for choosing another one."""
    said: tuple[Overrides, ...] = ()
    """What the person had said on skills before each word, for taking back."""

    @cached_property
    def plan(self) -> Plan:
        """The months that close the gap, with what is taken as learnt left out; made when it is looked at.

        Raises PlanError for wishes no plan can be made of.
        """
        from skillgap.advice import plan_for

        if self.ticked is None:
            return plan_for(self.advice, self.options)
        return _around_ticks(self, self.ticked) if self.moved_on else self.ticked

    @property
    def planned(self) -> bool:
        """True when the plan is made already."""
        return "plan" in self.__dict__

    @cached_property
    def landscape(self) -> Landscape:
        """All roles before the resume, each part made when it is asked for."""
        from skillgap.advice import landscape_of

        return landscape_of(self.advice, msgspec.structs.replace(self.request, roles=()))

    @cached_property
    def levels(self) -> LevelFit:
        """The role compared with at every level, and what separates the resume from the next one."""
        from skillgap.advice import levels_of

        return levels_of(self.advice, self.here)[0]

    @property
    def surveyed(self) -> bool:
        """True when the roles are compared already; it takes longer than a key press may."""
        made = vars(self.landscape)
        return "levels" in vars(self) and "matrix" in made and "transitions" in made

    def survey(self) -> None:
        """Compare with every role at every level, and tell what each would cost."""
        _ = self.levels, self.landscape.matrix, self.landscape.transitions

    @property
    def here(self) -> Request:
        """The request for the role and level compared with."""
        best = self.actual.best
        return msgspec.structs.replace(self.request, roles=(best.role,), level=best.level)

    @property
    def path(self) -> str:
        """The file's whole path; empty for what was pasted."""
        return str(self.source.absolute()) if isinstance(self.source, Path) else ""

    @property
    def role(self) -> RoleFit:
        """The role compared with."""
        return self.advice.best


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What is wished before the resume is read."""

    request: Request
    options: PlanOptions


def open_session(source: Path | NamedBytes, found: Compared, knowledge: Knowledge, wishes: Wishes) -> Session:
    """Make a session of what the reading found."""
    from skillgap.advice import Advice

    advice = Advice(
        document=found.resume.document,
        resume=found.resume,
        skills=found.skills,
        report=found.report,
        knowledge=knowledge,
        obstacles=found.obstacles,
    )
    best = advice.best
    request = msgspec.structs.replace(wishes.request, overrides=found.overrides)
    if found.wanted:
        request = msgspec.structs.replace(request, roles=(best.role,), level=best.level)
    return Session(
        source=source,
        request=request,
        actual=advice,
        ranking=found.everything.roles,
        advice=advice,
        pooled=knowledge,
        options=wishes.options,
    )


def posting_answer(session: Session) -> PostingAnswer | None:
    """Match the posting with the resume; None without a posting."""
    if session.posting is None:
        return None
    from skillgap.gap.posting import match_posting
    from skillgap.report.answers.posting import PostingAnswer

    posting, advice = session.posting.posting, session.advice
    unicorn, market = session.posting.unicorn, advice.knowledge.market

    def title(role: str | None) -> str:
        profile = market.by_role.get(role or "")
        return profile.title if profile else role or ""

    return PostingAnswer(
        posting=posting,
        unicorn=unicorn,
        role_title=title(posting.role),
        nearest_title=title(unicorn.nearest),
        compared_title=title(unicorn.compared),
        match=match_posting(posting, advice.resume, advice.skills, advice.knowledge.taxonomy),
        who=who(advice.resume),
    )


def _around_ticks(session: Session, plan: Plan) -> Plan:
    """Plan the rest around what is ticked in a plan."""
    from skillgap.advice import replan_for
    from skillgap.plan import read_plan_text
    from skillgap.report.plan.markdown import render_plan_file

    advice = session.advice
    file = read_plan_text(render_plan_file(plan), name="plan", roadmaps=advice.knowledge.roadmaps)
    changed = msgspec.structs.replace(file, options=session.options)
    return replan_for(advice, changed, today=session.request.today)
