"""Postings → profiles: read, recognise, drop duplicates, count, publish; the only home of table libraries."""

from skillgap.market.build.build import Build, build_profiles
from skillgap.market.build.posting import BuildOptions, Posting, SkillFinder
from skillgap.market.build.profile_text import shares
from skillgap.market.build.publish import FileText, publish
from skillgap.market.build.rules import BuildRules, load_build_rules
from skillgap.market.build.tally import Audit, LevelCount, RoleCount, SkillCount

__all__ = [
    "Audit",
    "Build",
    "BuildOptions",
    "BuildRules",
    "FileText",
    "LevelCount",
    "Posting",
    "RoleCount",
    "SkillCount",
    "SkillFinder",
    "build_profiles",
    "load_build_rules",
    "publish",
    "shares",
]
