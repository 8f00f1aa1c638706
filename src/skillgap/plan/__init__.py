"""GapReport × roadmaps × hours → Plan; what reads a plan back is loaded when first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from skillgap.plan.build import build_plan
from skillgap.plan.lint import lint_roadmaps
from skillgap.plan.plan import (
    BarMonth,
    CareerPath,
    Hours,
    Module,
    Plan,
    PlanItem,
    PlanMonth,
    PlanOptions,
    RealityCheck,
    Resource,
    Roadmaps,
    Stage,
    Transition,
    Unscheduled,
)
from skillgap.plan.roadmaps import load_roadmaps
from skillgap.plan.schedule.bars import bar_months, learnt_by_month, with_trends

if TYPE_CHECKING:
    from skillgap.plan.living.change import Change, changes_between
    from skillgap.plan.living.file import Aside, Entry, Misread, PlanFile, Tick
    from skillgap.plan.living.progress import Progress, Standing, progress_of
    from skillgap.plan.living.read import read_plan_text
    from skillgap.plan.living.replan import Footing, replanned, skills_ticked

_LIVING = {
    "Aside": "file",
    "Change": "change",
    "Entry": "file",
    "Footing": "replan",
    "Misread": "file",
    "PlanFile": "file",
    "Progress": "progress",
    "Standing": "progress",
    "Tick": "file",
    "changes_between": "change",
    "progress_of": "progress",
    "read_plan_text": "read",
    "replanned": "replan",
    "skills_ticked": "replan",
}

__all__ = [
    "Aside",
    "BarMonth",
    "CareerPath",
    "Change",
    "Entry",
    "Footing",
    "Hours",
    "Misread",
    "Module",
    "Plan",
    "PlanFile",
    "PlanItem",
    "PlanMonth",
    "PlanOptions",
    "Progress",
    "RealityCheck",
    "Resource",
    "Roadmaps",
    "Stage",
    "Standing",
    "Tick",
    "Transition",
    "Unscheduled",
    "bar_months",
    "build_plan",
    "changes_between",
    "learnt_by_month",
    "lint_roadmaps",
    "load_roadmaps",
    "progress_of",
    "read_plan_text",
    "replanned",
    "skills_ticked",
    "with_trends",
]


def __getattr__(name: str) -> Any:
    """Load a name of `skillgap.plan.living` from its module, so that making a plan need not load the reader."""
    if name not in _LIVING:
        raise AttributeError(f"module 'skillgap.plan' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"skillgap.plan.living.{_LIVING[name]}"), name)
    globals()[name] = value
    return value
