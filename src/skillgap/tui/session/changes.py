"""Changes of what is open: every wish makes a new session of the old one; the engine does the computing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.documents import Document
from skillgap.market import LevelName
from skillgap.plan import PlanItem, PlanOptions
from skillgap.tui.session.session import Edit, Posted, Session

if TYPE_CHECKING:
    from skillgap.advice import Knowledge
    from skillgap.plan import PlanFile
    from skillgap.skills import Overrides


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


def with_source(session: Session, source: str, knowledge: Knowledge) -> Session:
    """Compare with the figures of one source, else of all; roles it says nothing of are left out."""
    from skillgap.advice import compared_again

    request = msgspec.structs.replace(session.request, source=source)
    known = msgspec.structs.replace(session.actual, knowledge=knowledge)
    actual = ranked = compared_again(known, msgspec.structs.replace(request, roles=(), level=None))
    profile = knowledge.market.by_role.get(session.role.role)
    if profile is not None and session.request.roles:
        level = session.role.level if session.role.level in profile.by_level else None
        request = msgspec.structs.replace(request, roles=(profile.role,), level=level)
        actual = compared_again(known, request)
    changed = msgspec.structs.replace(
        session, request=request, actual=actual, ranking=ranked.report.roles, ticked=None
    )
    return _followed(changed)


def with_posting(session: Session, document: Document) -> Session:
    """Read a posting beside the resume."""
    from skillgap.advice import read_posting

    posting, unicorn = read_posting(document, session.request, session.actual.knowledge)
    return msgspec.structs.replace(session, posting=Posted(posting=posting, unicorn=unicorn))


def _followed(session: Session) -> Session:
    """Bring what-if up to date with the rest; the plan follows when it is looked at."""
    from skillgap.advice import as_if_learnt

    actual = session.actual
    advice = as_if_learnt(actual, session.here, session.learnt) if session.learnt else actual
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
