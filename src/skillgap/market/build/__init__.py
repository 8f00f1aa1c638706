"""Postings → profiles: read, recognise, drop duplicates, count, publish; the only home of table libraries."""

from skillgap.market.build.build import Build, build_profiles
from skillgap.market.build.posting import BuildOptions, Posting, SkillFinder
from skillgap.market.build.rules import BuildRules, load_build_rules
from skillgap.market.build.tally import Audit, LevelCount, RoleCount, SkillCount
from skillgap.market.build.write.profile_text import shares
from skillgap.market.build.write.publish import OutFile, publish

__all__ = [
    "Audit",
    "Build",
    "BuildOptions",
    "BuildRules",
    "LevelCount",
    "OutFile",
    "Posting",
    "RoleCount",
    "SkillCount",
    "SkillFinder",
    "build_profiles",
    "load_build_rules",
    "publish",
    "shares",
]
