"""All roles before one resume: asks the engine for what is dearer than a key press may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from skillgap.advice import levels_of
from skillgap.gap import LevelFit, RoleFit, Transition, smallest_lift, transitions
from skillgap.report.words import who
from skillgap.tui.session import Session

if TYPE_CHECKING:
    from skillgap.report.answers.compare import Comparison

OVER = 70
"""Fit a role must reach to count as open; the command line's default."""


class Landscape(msgspec.Struct, frozen=True, kw_only=True):
    """All roles before one resume: dearer to compute than the rest, so made after the first paint."""

    matrix: tuple[RoleFit, ...]
    """Every role at every level, by role id."""
    transitions: tuple[Transition, ...]
    """What every role would cost, the nearest first."""
    levels: LevelFit
    """The role compared with at every level, and what separates the resume from the next one."""


def landscape_of(session: Session) -> Landscape:
    """Compare with every role at every level, and tell what each would cost."""
    advice = session.advice
    knowledge = advice.knowledge
    best = advice.best
    here = msgspec.structs.replace(session.request, roles=(best.role,), level=best.level)
    return Landscape(
        levels=levels_of(advice, here)[0],
        matrix=session.matrix,
        transitions=transitions(
            advice.resume,
            advice.skills,
            knowledge.market,
            knowledge.taxonomy,
            level=advice.report.level,
            line=OVER,
        ),
    )


def comparison_of(session: Session) -> Comparison:
    """Put together what `compare` tells, for an export."""
    from skillgap.report.answers.compare import Comparison

    advice = session.advice
    knowledge = advice.knowledge
    found = landscape_of(session)
    wanted = min(3, len(found.transitions))
    return Comparison(
        who=who(advice.resume),
        level=advice.report.level,
        level_why=advice.report.level_why,
        line=OVER,
        wanted=wanted,
        matrix=found.matrix,
        transitions=found.transitions,
        lift=smallest_lift(
            advice.resume,
            advice.skills,
            knowledge.market,
            knowledge.taxonomy,
            level=advice.report.level,
            line=OVER,
            wanted=wanted,
        ),
        persona=advice.report.persona,
        score_version=advice.report.score_version,
        data_version=advice.report.data_version,
    )
