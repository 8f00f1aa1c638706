"""Skills × profile → GapReport: fit, bars, strengths, gaps and advice, each with its reason."""

from skillgap.gap.compare import compare
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

__all__ = [
    "Bar",
    "Fit",
    "Gap",
    "GapKind",
    "GapReport",
    "Reach",
    "ResumeAdvice",
    "RoleFit",
    "SkillCredit",
    "Strength",
    "compare",
]
