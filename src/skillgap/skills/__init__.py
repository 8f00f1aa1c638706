"""Resume → skills with evidence: taxonomy, matcher, context rules, states."""

from skillgap.skills.skill import Match, Mention, Rejected, Skill, SkillSet, State
from skillgap.skills.taxonomy import SkillEntry, Taxonomy

__all__ = ["Match", "Mention", "Rejected", "Skill", "SkillEntry", "SkillSet", "State", "Taxonomy"]
