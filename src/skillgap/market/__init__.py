"""Market profiles: YAML → RoleProfile, sources pooled, doubts kept."""

from typing import TYPE_CHECKING

from skillgap.lazily import lazily
from skillgap.market.find import (
    SkillShare,
    find_level,
    find_role,
    role_of_title,
    roles_asking,
    roles_of_title,
    skill_shares,
)
from skillgap.market.load import build_market, load_market
from skillgap.market.pooling import Pooled, pool, wilson
from skillgap.market.profile import (
    LEVELS,
    Alternatives,
    ContextFigure,
    Demand,
    Level,
    LevelName,
    Market,
    Observation,
    Requirement,
    RoleProfile,
    Source,
    Tier,
    Trend,
)
from skillgap.market.stored import StoredPosting, StoredPostings, load_postings

if TYPE_CHECKING:
    from skillgap.market.diff import Change, MarketDiff, Unmatched, compare_markets
    from skillgap.market.drift import Drift, drift_of
    from skillgap.market.files.read import validate_market

_HOMES = {
    "Change": "diff",
    "Drift": "drift",
    "MarketDiff": "diff",
    "Unmatched": "diff",
    "compare_markets": "diff",
    "drift_of": "drift",
    "validate_market": "files.read",
}

__all__ = [
    "LEVELS",
    "Alternatives",
    "Change",
    "ContextFigure",
    "Demand",
    "Drift",
    "Level",
    "LevelName",
    "Market",
    "MarketDiff",
    "Observation",
    "Pooled",
    "Requirement",
    "RoleProfile",
    "SkillShare",
    "Source",
    "StoredPosting",
    "StoredPostings",
    "Tier",
    "Trend",
    "Unmatched",
    "build_market",
    "compare_markets",
    "drift_of",
    "find_level",
    "find_role",
    "load_market",
    "load_postings",
    "pool",
    "role_of_title",
    "roles_asking",
    "roles_of_title",
    "skill_shares",
    "validate_market",
    "wilson",
]

__getattr__ = lazily(__name__, _HOMES)
