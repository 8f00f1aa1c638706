"""Skills × profile → GapReport: fit, bars, strengths, gaps and advice, each with its reason.

What a plain comparison does not need is loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from skillgap.lazily import lazily

if TYPE_CHECKING:
    from skillgap.gap.across.levels import LevelFit, level_fit
    from skillgap.gap.across.lift import Lift, smallest_lift
    from skillgap.gap.across.matrix import BareFits, bare_fits, fit_matrix
    from skillgap.gap.across.nearest import Transition, transitions
    from skillgap.gap.comparison import bars_for, compare
    from skillgap.gap.explore.curve import flattens_after
    from skillgap.gap.explore.learnt import with_learnt
    from skillgap.gap.explore.names import find_skill, find_skills_named
    from skillgap.gap.explore.whatif import Change, Step, WhatIf, what_if
    from skillgap.gap.judge.reach import Asking, Stored
    from skillgap.gap.scoring import Band, load_scoring
    from skillgap.gap.why.arithmetic import Arithmetic, explain_skill
    from skillgap.gap.why.explain import FIGURES, explain, topics_of
    from skillgap.gap.why.reason import MarketRow, Reason, ResumeLine
    from skillgap.gap.why.skill_view import SkillView, view_skill

_HOMES = {
    "Asking": "judge.reach",
    "Band": "scoring",
    "Stored": "judge.reach",
    "load_scoring": "scoring",
    "bars_for": "comparison",
    "compare": "comparison",
    "Arithmetic": "why.arithmetic",
    "BareFits": "across.matrix",
    "Change": "explore.whatif",
    "FIGURES": "why.explain",
    "LevelFit": "across.levels",
    "Lift": "across.lift",
    "MarketRow": "why.reason",
    "Reason": "why.reason",
    "ResumeLine": "why.reason",
    "SkillView": "why.skill_view",
    "Step": "explore.whatif",
    "Transition": "across.nearest",
    "WhatIf": "explore.whatif",
    "bare_fits": "across.matrix",
    "explain": "why.explain",
    "explain_skill": "why.arithmetic",
    "find_skill": "explore.names",
    "find_skills_named": "explore.names",
    "fit_matrix": "across.matrix",
    "flattens_after": "explore.curve",
    "level_fit": "across.levels",
    "smallest_lift": "across.lift",
    "topics_of": "why.explain",
    "transitions": "across.nearest",
    "view_skill": "why.skill_view",
    "what_if": "explore.whatif",
    "with_learnt": "explore.learnt",
}

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
    "bars_for",
    "compare",
    "explain",
    "explain_skill",
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

__getattr__ = lazily(__name__, _HOMES)
