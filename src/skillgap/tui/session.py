"""What is open in the app, as one immutable value; every wish makes a new one. The engine does the computing."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.documents import Document, NamedBytes
from skillgap.gap import RoleFit
from skillgap.market import LevelName
from skillgap.plan import Plan, PlanItem, PlanOptions
from skillgap.report.words import who

if TYPE_CHECKING:
    from skillgap.advice import Advice, Knowledge, Request
    from skillgap.gap.posting import Posting, Unicorn
    from skillgap.plan import PlanFile
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
    def matrix(self) -> tuple[RoleFit, ...]:
        """Every role at every level, by role id; made when it is asked for."""
        from skillgap.advice import matrix_of

        return matrix_of(self.advice)

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
        options=wishes.options,
    )


def with_role(session: Session, role: str, level: LevelName | None) -> Session:
    """Compare with another role or level."""
    from skillgap.advice import compared_again

    request = msgspec.structs.replace(session.request, roles=(role,), level=level)
    actual = compared_again(session.actual, request)
    return _followed(msgspec.structs.replace(session, request=request, actual=actual))


def with_learnt(session: Session, learnt: tuple[str, ...]) -> Session:
    """Take skills as learnt; none takes everything back."""
    return _followed(msgspec.structs.replace(session, learnt=learnt))


def with_toggled(session: Session, skill: str) -> Session:
    """Take one skill as learnt, or no longer."""
    if skill in session.learnt:
        return with_learnt(session, tuple(name for name in session.learnt if name != skill))
    return with_learnt(session, (*session.learnt, skill))


def with_options(session: Session, options: PlanOptions) -> Session:
    """Plan with other wishes; raises PlanError for those no plan can be made of."""
    from skillgap.plan import check_wishes

    check_wishes(options, session.actual.knowledge.roadmaps)
    return msgspec.structs.replace(session, options=options, moved_on=True)


def with_overrides(session: Session, overrides: Overrides, *, said: tuple[Overrides, ...]) -> Session:
    """Find the skills again with the person's own word on them."""
    from skillgap.advice import advise_on, compared_again

    request = msgspec.structs.replace(session.request, overrides=overrides)
    everything = msgspec.structs.replace(request, roles=(), level=None)
    advice = advise_on(session.actual.document, everything, session.actual.knowledge)
    actual = compared_again(advice, request) if request.roles else advice
    return _followed(
        msgspec.structs.replace(
            session, request=request, actual=actual, ranking=advice.report.roles, said=said
        )
    )


def with_posting(session: Session, document: Document) -> Session:
    """Read a posting beside the resume."""
    from skillgap.advice import read_posting

    posting, unicorn = read_posting(document, session.request, session.actual.knowledge)
    return msgspec.structs.replace(session, posting=Posted(posting=posting, unicorn=unicorn))


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


def _followed(session: Session) -> Session:
    """Bring what-if up to date with the rest; the plan follows when it is looked at."""
    from skillgap.advice import as_if_learnt

    actual = session.actual
    here = msgspec.structs.replace(session.request, roles=(actual.best.role,), level=actual.best.level)
    advice = as_if_learnt(actual, here, session.learnt) if session.learnt else actual
    return msgspec.structs.replace(session, advice=advice, moved_on=True)


def with_tick(session: Session, module: str) -> Session:
    """Tick the next part of a module; when all parts are ticked, none again."""
    parts = [item for month in session.plan.months for item in month.items if item.module == module]
    first = next((item.part for item in parts if not item.done), 0)

    def ticked(item: PlanItem) -> PlanItem:
        done = item.done if item.part != first and first else first > 0
        return msgspec.structs.replace(item, done=done) if item.module == module else item

    months = tuple(
        msgspec.structs.replace(month, items=tuple(ticked(item) for item in month.items))
        for month in session.plan.months
    )
    any_done = any(item.done for month in months for item in month.items)
    plan = msgspec.structs.replace(session.plan, months=months) if any_done else None
    return msgspec.structs.replace(session, ticked=plan, moved_on=False)


def with_edit(session: Session, edit: Edit) -> Session:
    """Tick something to do on the resume itself, or no longer."""
    others = tuple(one for one in session.edited if one != edit.text)
    return msgspec.structs.replace(
        session, edited=others if edit.text in session.edited else (*others, edit.text)
    )


def with_plan_file(session: Session, path: Path, file: PlanFile) -> Session:
    """Take up a plan file: its wishes, its ticks."""
    from skillgap.advice import replan_for

    plan = replan_for(session.advice, file, today=session.request.today)
    return msgspec.structs.replace(
        session,
        ticked=plan,
        edited=tuple(tick.key for tick in file.proof if tick.done),
        moved_on=False,
        options=file.options,
        plan_file=path,
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
