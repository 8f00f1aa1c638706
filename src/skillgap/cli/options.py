"""Options several commands share, and what they turn into."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from skillgap.cli.kinds import ChoiceType, MonthType, NumberType

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.documents import Limits, Source
    from skillgap.market import LevelName
    from skillgap.month import Month

F = TypeVar("F", bound=Callable[..., Any])
_NEAR = 2
"""Folders up from a plan in which its resume is looked for."""

_LIMITS = "skillgap.limits"
"""Where a command's context keeps the limits asked for."""
LEVEL_CHOICES = ("entry", "mid", "senior", "staff")
FORMAT_CHOICES = ("table", "markdown", "json", "csv")


def resume_argument(function: F) -> F:
    """Take the resume: a path, or "-" for standard input."""
    return click.argument("resume", type=click.Path(path_type=str), metavar="RESUME")(function)


def reading_options(function: F) -> F:
    """Take what reading a resume may need; limits are kept for `resume_source`."""
    function = click.option("--password", help="Password of an encrypted file.")(function)
    function = click.option(
        "--limit",
        multiple=True,
        metavar="NAME=N",
        expose_value=False,
        callback=_keep_limits,
        help="Read more or less of a file: bytes, pages, entries, expanded, characters, seconds or memory; may be "
        "repeated.",
    )(function)
    return click.option(
        "--today", type=MonthType(), help="Month that 'present' means. [default: this month]"
    )(function)


def output_options(function: F) -> F:
    """Take the format and the place of the answer."""
    function = click.option(
        "-o", "--output", type=click.Path(dir_okay=False), help="Write the answer to FILE."
    )(function)
    function = click.option("--json", "as_json", is_flag=True, help="Same as --format json.")(function)
    return click.option(
        "--format",
        "format_",
        type=ChoiceType(FORMAT_CHOICES),
        help="[default: table on a terminal, markdown otherwise]",
    )(function)


def level_option(function: F) -> F:
    """Take a level."""
    return click.option(
        "--level", type=ChoiceType(LEVEL_CHOICES), help="[default: the level that suits the resume]"
    )(function)


def today_option(function: F) -> F:
    """Take the month the age of figures is told from."""
    return click.option(
        "--today",
        type=MonthType(),
        help="Month from which the age of sources counts. [default: this month]",
    )(function)


def reach_option(function: F) -> F:
    """Take the part of a posting that must be covered for it to count as reached."""
    return click.option(
        "--reach-at",
        type=NumberType(0, 100),
        metavar="N",
        help="Percent of a posting's required skills from which it is reached. [default: 70]",
    )(function)


def source_option(function: F) -> F:
    """Take one source of demand figures."""
    return click.option("--source", default="", help="Use the figures of one source only.")(function)


def share(percent: float | None) -> float | None:
    """Turn a percentage into a share; None stays None."""
    return None if percent is None else percent / 100


def this_month(today: Month | None) -> Month:
    """Give the month that "present" means: the one asked for, else the machine's."""
    import datetime

    from skillgap.month import Month

    return today or Month.of(datetime.date.today())


def resume_source(resume: str) -> Source:
    """Turn the argument into something readable: a path, or the bytes of standard input, within the limits asked for."""
    from pathlib import Path

    from skillgap.documents import Limited, Limits, NamedBytes

    source = NamedBytes(name="-", data=sys.stdin.buffer.read()) if resume == "-" else Path(resume)
    asked = click.get_current_context().meta.get(_LIMITS)
    if not asked:
        return source
    return Limited(source, Limits(**asked), apart=bool({"seconds", "memory"} & asked.keys()))


def limits() -> Limits:
    """Give the limits asked for, else the usual ones."""
    from skillgap.documents import Limits

    return Limits(**click.get_current_context().meta.get(_LIMITS, {}))


def _keep_limits(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> None:
    """Read NAME=N pairs and keep them in the context of the command."""
    if not value:
        return
    from skillgap.documents import Limits

    names = Limits.__struct_fields__
    found: dict[str, int | float] = {}
    for pair in value:
        name, _, number = pair.partition("=")
        if name not in names or not number.replace("_", "").replace(",", "").isdecimal():
            raise click.BadParameter(
                f"'{pair}' is no limit; write it like pages=300. Names: {', '.join(names)}.", ctx, param
            )
        found[name] = int(number.replace("_", "").replace(",", ""))
    ctx.meta[_LIMITS] = found


def seen_from(file: Path, resume: str) -> str:
    """Give a resume's path as seen from the folder of `file`, its name alone when it lies far off.

    A plan may be handed on; how someone's folders are named beyond its neighbourhood is nobody's business.
    """
    import os

    if resume == "-":
        return resume
    try:
        path = os.path.relpath(resume, file.parent).replace(os.sep, "/")
    except ValueError:
        path = ""
    return path if path and path.count("../") <= _NEAR else os.path.basename(resume)


def profiles_folder() -> Path:
    """Give the folder of market profiles: that of `skillgap --profiles`, else the shipped one."""
    from pathlib import Path

    from skillgap.bundled import bundled

    given = click.get_current_context().find_root().params.get("profiles")
    return Path(given) if given else bundled("market_profiles")


def cache_folder() -> Path:
    """Give the folder for compiled data, and have those of the package's own files kept there too."""
    from platformdirs import user_cache_path

    from skillgap.compiled import keep_compiled_in

    folder = user_cache_path("skillgap", appauthor=False)
    keep_compiled_in(folder)
    return folder


def names(text: str) -> tuple[str, ...]:
    """Split a list written with commas; empty parts are left out."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def level_name(level: str | None) -> LevelName | None:
    """Narrow a level that click has checked."""
    names: dict[str, LevelName] = {"entry": "entry", "mid": "mid", "senior": "senior", "staff": "staff"}
    return names[level] if level else None
