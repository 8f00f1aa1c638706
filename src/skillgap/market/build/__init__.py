"""Postings → profiles: read, recognise, drop duplicates, count, publish; the only home of table libraries."""

from skillgap.market.build.build import Build, Progress, build_profiles
from skillgap.market.build.count.roles import Audit, LevelCount, RoleCount, SkillCount
from skillgap.market.build.input.posting import FIELDS, Posting
from skillgap.market.build.input.read import expand
from skillgap.market.build.options import BuildOptions, SkillFinder
from skillgap.market.build.rules import BuildRules, load_build_rules
from skillgap.market.build.run.engine import Engine, Local
from skillgap.market.build.write.profile_text import shares
from skillgap.market.build.write.publish import OutFile, publish

__all__ = [
    "FIELDS",
    "Audit",
    "Build",
    "BuildOptions",
    "BuildRules",
    "Engine",
    "LevelCount",
    "Local",
    "OutFile",
    "Posting",
    "Progress",
    "RoleCount",
    "SkillCount",
    "SkillFinder",
    "build_profiles",
    "expand",
    "load_build_rules",
    "publish",
    "shares",
]
