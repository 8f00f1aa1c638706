"""Resume-to-market gap advisor; the public names, each loaded when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgap.lazily import lazily

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

__getattr__ = lazily(__name__, _HOMES)
