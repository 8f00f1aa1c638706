"""What is open in the app, as one immutable value; changing a wish makes a new one."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skillgap.advice import Advice, Request, advise_on, compared_again, load_knowledge, matrix_of, plan_for
from skillgap.documents import NamedBytes, read_document
from skillgap.gap import RoleFit
from skillgap.market import LevelName
from skillgap.month import Month
from skillgap.plan import Plan, PlanOptions


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A resume with the advice on it and the plan for it."""

    source: Path | NamedBytes
    request: Request
    advice: Advice
    ranking: tuple[RoleFit, ...]
    """Every role at its best level, best first."""
    matrix: tuple[RoleFit, ...]
    """Every role at every level."""
    options: PlanOptions
    plan: Plan


def open_session(
    source: Path | NamedBytes, *, today: Month, cache_folder: Path | None, password: str | None = None
) -> Session:
    """Read a resume and advise on it; raises DocumentError."""
    request = Request(today=today, password=password)
    document = read_document(source, password=password)
    knowledge = load_knowledge(today=today, cache_folder=cache_folder)
    advice = advise_on(document, request, knowledge)
    options = PlanOptions(start=today.plus(1), hours_per_week=8, months=12)
    return Session(
        source=source,
        request=request,
        advice=advice,
        ranking=advice.report.roles,
        matrix=matrix_of(advice),
        options=options,
        plan=plan_for(advice, options),
    )


def with_role(session: Session, role: str, level: LevelName | None) -> Session:
    """Compare with another role or level."""
    request = msgspec.structs.replace(session.request, roles=(role,), level=level)
    advice = compared_again(session.advice, request)
    return msgspec.structs.replace(
        session, request=request, advice=advice, plan=plan_for(advice, session.options)
    )


def with_options(session: Session, options: PlanOptions) -> Session:
    """Plan with other wishes."""
    return msgspec.structs.replace(session, options=options, plan=plan_for(session.advice, options))
