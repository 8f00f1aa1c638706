"""Skills × profile → GapReport: fit, bars, strengths, gaps and advice, each with its reason."""

from skillgap.gap.compare import compare
from skillgap.gap.matrix import Lift, fit_matrix, smallest_lift
from skillgap.gap.report import (
    Bar,
    Fit,
    Gap,
    GapKind,
    GapReport,
    Reach,
    ResumeAdvice,
    RoleFit,
    SkillCredit,
    Strength,
)
from skillgap.gap.whatif import Step, WhatIf, best_next, find_skill, what_if, with_learnt

__all__ = [
    "Bar",
    "Fit",
    "Gap",
    "GapKind",
    "GapReport",
    "Lift",
    "Reach",
    "ResumeAdvice",
    "RoleFit",
    "SkillCredit",
    "Step",
    "Strength",
    "WhatIf",
    "best_next",
    "compare",
    "find_skill",
    "fit_matrix",
    "smallest_lift",
    "what_if",
    "with_learnt",
]
