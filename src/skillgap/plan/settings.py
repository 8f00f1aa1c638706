"""Load the planner's constants from `planning.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from skillgap.authored import read_shipped
from skillgap.market import LevelName


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a plan may ask for at most."""

    hours_per_week: float
    months: int
    weeks_off: int
    interview_share: float
    buffer: float


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The planner's constants; each is explained in the file."""

    schema: int
    source: str
    step_hours: float
    smallest_hours: float
    part_floor: float
    default_hours: tuple[int, int, int]
    depth: dict[LevelName, float]
    prerequisite_depth: float
    adjacency_from: float
    stage_passed: float
    worth_must: float
    worth_nice: float
    worth_stage: float
    weeks_off_a_month: int
    more_hours_steps: int
    more_months: int
    limits: Limits


@cache
def planning_settings() -> Settings:
    """Give the constants; read once, they do not change while the program runs."""
    return read_shipped(Path(__file__).with_name("planning.yaml"), Settings)
