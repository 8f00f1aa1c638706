"""Calendar months, the unit of experience and of plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec


class Month(msgspec.Struct, frozen=True, order=True):
    """A month of a year; ordered, hashable, printed as YYYY-MM."""

    year: int
    number: int
    """1 to 12."""

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 12 and 1900 <= self.year <= 2200):
            raise ValueError(f"no such month: {self.year}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read "YYYY-MM"; raise ValueError for anything else."""
        year, dash, number = text.strip().partition("-")
        if not dash or len(year) != 4 or len(number) != 2 or not (year + number).isdecimal():
            raise ValueError(f"expected YYYY-MM, found {text!r}")
        return cls(int(year), int(number))

    @classmethod
    def of(cls, day: datetime.date) -> Month:
        """Give the month a day lies in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def ordinal(self) -> int:
        """Months since year 0, for differences."""
        return self.year * 12 + self.number - 1

    def plus(self, months: int) -> Month:
        """Move by a number of months, which may be negative."""
        year, number = divmod(self.ordinal + months, 12)
        return Month(year, number + 1)

    def months_to(self, end: Month) -> int:
        """Count the months from here to `end`, both included; 0 when `end` lies before."""
        return max(0, end.ordinal - self.ordinal + 1)


def span(start: Month, end: Month) -> tuple[int, ...]:
    """List the ordinals of the months from `start` to `end`, both included."""
    return tuple(range(start.ordinal, end.ordinal + 1))


def merged_months(spans: Iterable[tuple[Month, Month]]) -> int:
    """Count the calendar months covered by any of the spans, each month once."""
    covered: set[int] = set()
    for start, end in spans:
        covered.update(span(start, end))
    return len(covered)
