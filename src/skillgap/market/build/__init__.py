"""Postings → profiles: read, recognise, drop duplicates, count, publish; the only home of table libraries."""

from skillgap.market.build.build import Build, build_profiles
from skillgap.market.build.posting import BuildOptions, Named, Posting, SkillFinder
from skillgap.market.build.profile_text import shares
from skillgap.market.build.publish import FileText, publish
from skillgap.market.build.rules import BuildRules, load_build_rules
from skillgap.market.build.tally import Audit, LevelCount, RoleCount, SkillCount
from skillgap.market.build.title import level_of, role_of

__all__ = [
    "Audit",
    "Build",
    "BuildOptions",
    "BuildRules",
    "FileText",
    "LevelCount",
    "Named",
    "Posting",
    "RoleCount",
    "SkillCount",
    "SkillFinder",
    "build_profiles",
    "level_of",
    "load_build_rules",
    "publish",
    "role_of",
    "shares",
]
