"""Market profiles: YAML → RoleProfile, sources pooled, doubts kept."""

from skillgap.market.profile import (
    LEVELS,
    Demand,
    Level,
    LevelName,
    Market,
    Observation,
    Requirement,
    RoleProfile,
    Source,
    Tier,
)

__all__ = [
    "LEVELS",
    "Demand",
    "Level",
    "LevelName",
    "Market",
    "Observation",
    "Requirement",
    "RoleProfile",
    "Source",
    "Tier",
]
