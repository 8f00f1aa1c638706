"""The front matter of a plan file: the options, as the person may have changed them."""

from __future__ import annotations

import datetime
import re
from typing import Any, NoReturn

import msgspec

from skillgap.errors import PlanError
from skillgap.market import LevelName, find_level
from skillgap.month import Month
from skillgap.patterns import regex
from skillgap.plan.living.marks import SCHEMA
from skillgap.plan.plan import PlanOptions

FIELDS = (
    "schema",
    "tool",
    "role",
    "level",
    "start",
    "months",
    "deadline",
    "hours_per_week",
    "weeks_off",
    "buffer",
    "interview_share",
    "specialisation",
    "leave_out",
    "source",
    "resume",
    "resume_hash",
    "planned_from",
    "score_version",
    "data_version",
)
"""Fields of the front matter, in the order of the file."""
_NEEDED = ("role", "level", "start", "hours_per_week")
_KEY = regex(r"([A-Za-z_][\w -]*?)\s*:(?:\s|$)")
_REMARK = regex(r"""^(?:[^'"#]|"[^"]*"|'[^']*')*?\s(#.*)$""")
_NUMBER = regex(r"\s*([-+]?\d+(?:[.,]\d+)?)\s*(%?)\s*(?:h|hours?|weeks?|months?)?\s*\Z", re.I)


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What the front matter says."""

    role: str
    level: LevelName
    options: PlanOptions
    texts: dict[str, str]
    planned_from: Month | None
    own: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]


def read_head(lines: list[str], *, name: str, first: int, months: int) -> Head:
    """Read the front matter, whose first line is line `first` of the file `name`.

    `months` stands in when it does not say how many. Raises PlanError, with the line, for what is missing or no value.
    """
    reading = _Reading(lines, name, first)
    reading.check()
    values = reading.values
    options = PlanOptions(
        start=reading.month("start") or reading.fail("start", "a month such as 2027-01"),
        hours_per_week=reading.number("hours_per_week", 0.0),
        months=int(reading.number("months", months)),
        weeks_off=int(reading.number("weeks_off", 0)),
        interview_share=reading.number("interview_share", 0.0),
        specialisation=str(values.get("specialisation") or "").strip().lower(),
        deadline=reading.month("deadline"),
        buffer=reading.number("buffer", 0.0),
        leave_out=reading.names("leave_out"),
    )
    texts = {key: str(values.get(key) or "") for key in FIELDS}
    return Head(
        role=texts["role"].strip(),
        level=find_level(texts["level"]),
        options=options,
        texts=texts,
        planned_from=reading.month("planned_from"),
        own=reading.own,
        remarks=reading.remarks,
    )


class _Reading:
    """One reading of the front matter's lines."""

    def __init__(self, lines: list[str], name: str, first: int) -> None:
        self._lines, self._name, self._first = lines, name, first
        self.values = self._load()
        own: list[str] = []
        remarks: list[tuple[str, str]] = []
        mine = False
        for line in lines:
            key = _KEY.match(line)
            if key:
                mine = key[1].lower() not in FIELDS
            if mine or line.lstrip().startswith("#"):
                own.append(line)
            elif key and (remark := _REMARK.match(line)):
                remarks.append((key[1].lower(), remark[1]))
        self.own, self.remarks = tuple(own), tuple(remarks)

    def _load(self) -> dict[str, Any]:
        import yaml

        try:
            loaded = yaml.safe_load("\n".join(self._lines))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = self._first + (mark.line if mark else 0)
            raise PlanError(
                f"{self._name}:{line}: the front matter is no valid YAML: {error.problem or error.context}",
                hint="Write one field a line, such as hours_per_week: 8.",
            ) from error
        except (yaml.YAMLError, ValueError) as error:
            raise PlanError(
                f"{self._name}:{self._first}: the front matter cannot be read: {error}"
            ) from error
        return {str(key).lower(): value for key, value in loaded.items()} if isinstance(loaded, dict) else {}

    def check(self) -> None:
        """Raise PlanError when this is no plan, or one of another version."""
        if "role" not in self.values and "schema" not in self.values:
            raise not_a_plan(self._name)
        version = self.values.get("schema", SCHEMA)
        if version != SCHEMA:
            tool = f" ({self.values['tool']})" if self.values.get("tool") else ""
            raise PlanError(
                f"{self._place('schema')}: the plan has schema {version}; this skillgap reads schema {SCHEMA}",
                hint=f"Use the version that wrote it{tool}, or make a new plan with skillgap plan.",
            )
        missing = [key for key in _NEEDED if self.values.get(key) in (None, "")]
        if missing:
            raise PlanError(
                f"{self._name}:{self._first}: the front matter lacks {', '.join(missing)}",
                hint="Add them, such as role: ml-engineer, level: mid, start: 2027-01, hours_per_week: 8.",
            )

    def fail(self, key: str, expected: str) -> NoReturn:
        """Raise PlanError for a value."""
        raise PlanError(f"{self._place(key)}: {key} is '{self.values.get(key)}'; expected {expected}")

    def month(self, key: str) -> Month | None:
        """Read a month, or None for nothing."""
        value = self.values.get(key)
        if value in (None, ""):
            return None
        if isinstance(value, datetime.date):
            return Month.of(value)
        try:
            return Month.parse(str(value).strip()[:7])
        except ValueError:
            self.fail(key, "a month such as 2027-01")

    def number(self, key: str, otherwise: float) -> float:
        """Read a number; "8 h", "8,5" and "10 %" are taken for what they mean."""
        value = self.values.get(key)
        if value in (None, ""):
            return otherwise
        found = None if isinstance(value, bool) else _NUMBER.match(str(value))
        if not found:
            self.fail(key, "a number such as 8" if otherwise != 0.0 or key[-1] == "k" else "a number")
        number = float(found[1].replace(",", "."))
        return number / 100 if found[2] else number

    def names(self, key: str) -> tuple[str, ...]:
        """Read a list of names, also one written with commas."""
        value = self.values.get(key) or ()
        parts = value if isinstance(value, list) else str(value).split(",")
        return tuple(str(part).strip() for part in parts if str(part).strip()) if value else ()

    def _place(self, key: str) -> str:
        for number, line in enumerate(self._lines):
            found = _KEY.match(line)
            if found and found[1].lower() == key:
                return f"{self._name}:{self._first + number}"
        return f"{self._name}:{self._first}"


def not_a_plan(name: str) -> PlanError:
    """Make the error for a file that is no plan."""
    return PlanError(
        f"{name}: is no plan file: it has no front matter with the role",
        hint="skillgap plan RESUME --role ROLE -o plan.md makes one.",
    )
