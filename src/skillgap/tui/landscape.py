"""All roles before one resume: asks the engine for what is dearer than a key press may be."""

from __future__ import annotations

import msgspec

from skillgap.advice import Landscape as Roles
from skillgap.advice import landscape_of as roles_of
from skillgap.advice import levels_of
from skillgap.advice.landscape import OVER
from skillgap.gap import LevelFit, RoleFit, Transition
from skillgap.tui.session import Session

__all__ = ["OVER", "Landscape", "comparison_of", "landscape_of"]


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
    best = advice.best
    here = msgspec.structs.replace(session.request, roles=(best.role,), level=best.level)
    found = comparison_of(session)
    return Landscape(levels=levels_of(advice, here)[0], matrix=session.matrix, transitions=found.transitions)


def comparison_of(session: Session) -> Roles:
    """Give what `compare` tells of every role; each part is made when it is looked at."""
    return roles_of(session.advice, msgspec.structs.replace(session.request, roles=()))
