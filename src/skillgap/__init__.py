"""Resume-to-market gap advisor; the public names, each loaded when first used."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from skillgap.advice import Advice, Request, advise
    from skillgap.documents import Document, read_document
    from skillgap.gap import GapReport, compare
    from skillgap.market import Market, load_market
    from skillgap.month import Month
    from skillgap.plan import Plan, build_plan
    from skillgap.resume import Resume, parse_resume
    from skillgap.skills import SkillSet, Taxonomy, find_skills, load_taxonomy

_HOMES = {
    "Advice": "advice",
    "Document": "documents",
    "GapReport": "gap",
    "Market": "market",
    "Month": "month",
    "Plan": "plan",
    "Request": "advice",
    "Resume": "resume",
    "SkillSet": "skills",
    "Taxonomy": "skills",
    "advise": "advice",
    "build_plan": "plan",
    "compare": "gap",
    "find_skills": "skills",
    "load_market": "market",
    "load_taxonomy": "skills",
    "parse_resume": "resume",
    "read_document": "documents",
}

__all__ = [
    "Advice",
    "Document",
    "GapReport",
    "Market",
    "Month",
    "Plan",
    "Request",
    "Resume",
    "SkillSet",
    "Taxonomy",
    "__version__",
    "advise",
    "build_plan",
    "compare",
    "find_skills",
    "load_market",
    "load_taxonomy",
    "parse_resume",
    "read_document",
]


def __getattr__(name: str) -> Any:
    """Load a public name from its home on first use, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'skillgap' has no attribute {name!r}")
    value = getattr(importlib.import_module(f"skillgap.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
