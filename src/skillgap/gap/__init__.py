"""Skills × profile → GapReport: fit, bars, strengths, gaps and advice, each with its reason."""

from skillgap.gap.across.levels import LevelFit, level_fit
from skillgap.gap.across.lift import Lift, smallest_lift
from skillgap.gap.across.matrix import BareFits, bare_fits, fit_matrix
from skillgap.gap.across.nearest import Transition, transitions
from skillgap.gap.comparison import compare
from skillgap.gap.explore.curve import flattens_after
from skillgap.gap.explore.names import find_skill, find_skills_named
from skillgap.gap.explore.whatif import Change, Step, WhatIf, best_next, what_if, with_learnt
from skillgap.gap.judge.reach import Asking, Stored
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
from skillgap.gap.scoring import Band, load_scoring
from skillgap.gap.why.arithmetic import Arithmetic, explain_skill
from skillgap.gap.why.explain import FIGURES, explain_figure, explain_worth, topics_of
from skillgap.gap.why.reason import MarketRow, Reason, ResumeLine
from skillgap.gap.why.skill_view import SkillView, view_skill

__all__ = [
    "FIGURES",
    "Arithmetic",
    "Asking",
    "Band",
    "Bar",
    "BareFits",
    "Change",
    "Fit",
    "Gap",
    "GapKind",
    "GapReport",
    "LevelFit",
    "Lift",
    "MarketRow",
    "Reach",
    "Reason",
    "ResumeAdvice",
    "ResumeLine",
    "RoleFit",
    "SkillCredit",
    "SkillView",
    "Step",
    "Stored",
    "Strength",
    "Transition",
    "WhatIf",
    "bare_fits",
    "best_next",
    "compare",
    "explain_figure",
    "explain_skill",
    "explain_worth",
    "find_skill",
    "find_skills_named",
    "fit_matrix",
    "flattens_after",
    "level_fit",
    "load_scoring",
    "smallest_lift",
    "topics_of",
    "transitions",
    "view_skill",
    "what_if",
    "with_learnt",
]
