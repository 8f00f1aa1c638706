"""What the coach's commands share: the client, the day, the knowledge."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from skillgap.cli import options
from skillgap.cli.kinds import ChoiceType, NumberType, WholeType

if TYPE_CHECKING:
    from skillgap.advice import Knowledge
    from skillgap.workspace.clients.client import Goals

F = TypeVar("F", bound=Callable[..., Any])

_DAY = click.DateTime(["%Y-%m-%d"])


def client_argument(function: F) -> F:
    """Take the client: a name, its beginning, or a pseudonym."""
    return click.argument("client", metavar="CLIENT")(function)


def day_option(function: F) -> F:
    """Take the day that counts as today."""
    return click.option(
        "--on", "day", type=_DAY, metavar="YYYY-MM-DD", help="Day it happens. [default: today]"
    )(function)


def since_option(function: F) -> F:
    """Take the day to compare with."""
    return click.option(
        "--since", type=_DAY, metavar="YYYY-MM-DD", help="Compare with that day. [default: the last session]"
    )(function)


def goal_options(function: F) -> F:
    """Take what the client is after, and the tags to find them by."""
    function = click.option(
        "--hours", type=NumberType(0.5, 80), metavar="H", help="Hours a week for learning."
    )(function)
    function = click.option("--level", type=ChoiceType(options.LEVEL_CHOICES), help="Level aimed at.")(
        function
    )
    function = click.option(
        "--role",
        "roles",
        multiple=True,
        metavar="ROLE",
        help="Role aimed at, the main one first; may be repeated.",
    )(function)
    return click.option("--tag", "tags", multiple=True, metavar="TAG", help="Tag; may be repeated.")(function)


def keep_option(function: F) -> F:
    """Take how much of a resume is kept."""
    return click.option(
        "--keep",
        type=ChoiceType(("text", "evidence")),
        help="Keep the words of resumes, or only skills, dates and titles. [default: text]",
    )(function)


def jobs_option(function: F) -> F:
    """Take the number of worker processes."""
    return click.option(
        "--jobs", type=WholeType(1, 64), metavar="N", help="Worker processes. [default: one per core]"
    )(function)


def the_day(day: datetime.datetime | None) -> datetime.date:
    """Give the day asked for, else the machine's."""
    return day.date() if day else datetime.date.today()


def knowledge_of(day: datetime.date) -> Knowledge:
    """Load what skillgap knows."""
    from skillgap.advice import load_knowledge
    from skillgap.month import Month

    return load_knowledge(
        today=Month.of(day), profiles=options.profiles_folder(), cache_folder=options.cache_folder()
    )


def goals_of(roles: tuple[str, ...], level: str | None, hours: float | None, knowledge: Knowledge) -> Goals:
    """Make goals of what was typed; raises UnknownNameError for a role nobody knows."""
    from skillgap.market import find_role
    from skillgap.workspace.clients.client import Goals

    known = tuple(dict.fromkeys(find_role(knowledge.market, role).role for role in roles))
    return Goals(roles=known, level=options.level_name(level), hours_per_week=hours)
