"""Resume → skills with evidence: taxonomy, matcher, context rules, states."""

from typing import TYPE_CHECKING

from skillgap.lazily import lazily
from skillgap.skills.skill import (
    Band,
    Implied,
    Match,
    Mention,
    Rejected,
    Signal,
    Skill,
    SkillSet,
    Standing,
    State,
)
from skillgap.skills.taxonomy import SkillEntry, Taxonomy

if TYPE_CHECKING:
    from skillgap.skills.bulk import BulkFinder, Named
    from skillgap.skills.find import find_skills
    from skillgap.skills.lint import lint_taxonomy
    from skillgap.skills.load import load_taxonomy
    from skillgap.skills.mentions import Found, find_mentions
    from skillgap.skills.overrides import Overrides

_HOMES = {
    "BulkFinder": "bulk",
    "Found": "mentions",
    "Named": "bulk",
    "Overrides": "overrides",
    "find_mentions": "mentions",
    "find_skills": "find",
    "lint_taxonomy": "lint",
    "load_taxonomy": "load",
}

__all__ = [
    "Band",
    "BulkFinder",
    "Found",
    "Implied",
    "Match",
    "Mention",
    "Named",
    "Overrides",
    "Rejected",
    "Signal",
    "Skill",
    "SkillEntry",
    "SkillSet",
    "Standing",
    "State",
    "Taxonomy",
    "find_mentions",
    "find_skills",
    "lint_taxonomy",
    "load_taxonomy",
]

__getattr__ = lazily(__name__, _HOMES)
