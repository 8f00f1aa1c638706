"""Make a cohort fit to be shared: pseudonyms, and no figure about fewer people than the floor.

A figure is told only when at least `floor` people stand behind it and behind its complement: that 28 of 30 lack a
skill says as much about the other two as their names would. In the heat map every value of a column is shared by at
least `floor` people or made coarser until it is. What cannot be told is counted, never guessed. A whole row of the heat
map may still be unlike any other; who knows a person's skills well can find that row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from skillgap.errors import WorkspaceError
from skillgap.workspace.cohort.cohort import Bin, Cohort, Progress, Row, Shade, SharedGap, Workshop

FLOOR = 5
_COARSER: tuple[dict[Shade, Shade], ...] = (
    {},
    {"listed": "partly", "learning": "partly", "near": "partly"},
    {"shown": "some", "listed": "some", "learning": "some", "near": "some"},
)
"""Ways to tell a column, the finest first."""


def anonymous(cohort: Cohort, pseudonyms: Mapping[str, str], *, floor: int = FLOOR) -> Cohort:
    """Give the cohort without names and without any figure about fewer than `floor` people.

    `pseudonyms` are by name. Raises WorkspaceError for a cohort smaller than the floor.
    """
    if cohort.people < floor:
        raise WorkspaceError(
            f"{cohort.people} people are too few to tell about without telling on them; {floor} are the least",
            hint="For your own eyes, --names shows everything.",
        )
    bins = _merged(cohort.bins, floor)
    columns, withheld = _columns(cohort, floor)
    rows = [_masked(row, place, columns, pseudonyms, bins) for place, row in enumerate(cohort.rows)]
    gaps = [_gap(gap, cohort.people, floor) for gap in cohort.gaps]
    workshops = [_workshop(one, cohort.people, floor) for one in cohort.workshops]
    moments = [moment for moment in cohort.moments if moment.people >= floor]
    told = [gap for gap in gaps if gap]
    notes = [
        *([f"{withheld} of {len(cohort.columns)} skills of the heat map"] if withheld else []),
        *(
            [f"{len(gaps) - len(told)} gaps that fewer than {floor} people have"]
            if len(told) < len(gaps)
            else []
        ),
        *([f"{len(cohort.moments) - len(moments)} months"] if len(moments) < len(cohort.moments) else []),
    ]
    return msgspec.structs.replace(
        cohort,
        rows=tuple(sorted(rows, key=lambda row: (-(row.low if row.low is not None else -1.0), row.label))),
        gaps=tuple(told),
        workshops=tuple(one for one in workshops if one),
        bins=bins,
        moments=tuple(moments),
        progress=_progress(cohort, floor),
        floor=floor,
        withheld=tuple(notes),
        tag=cohort.tag,
    )


def _tellable(people: int, total: int, floor: int) -> bool:
    """Tell whether a number gives nobody away, neither those counted nor those left."""
    return people >= floor and (total == people or total - people >= floor)


def _merged(bins: Sequence[Bin], floor: int) -> tuple[Bin, ...]:
    """Join neighbouring bins until each holds at least `floor` people."""
    merged: list[Bin] = []
    for one in bins:
        if merged and merged[-1].people < floor:
            last = merged.pop()
            one = Bin(low=last.low, high=one.high, people=last.people + one.people)
        merged.append(one)
    if len(merged) > 1 and merged[-1].people < floor:
        last, before = merged.pop(), merged.pop()
        merged.append(Bin(low=before.low, high=last.high, people=before.people + last.people))
    return tuple(one for one in merged if one.people >= floor)


def _columns(cohort: Cohort, floor: int) -> tuple[list[tuple[Shade, ...]], int]:
    """Tell each column as finely as may be; give the columns and how many say nothing."""
    told: list[tuple[Shade, ...]] = []
    for place in range(len(cohort.columns)):
        shades = [row.shades[place] for row in cohort.rows]
        ways = (tuple(way.get(shade, shade) for shade in shades) for way in _COARSER)
        fine = (way for way in ways if min(Counter(way).values()) >= floor)
        told.append(next(fine, tuple("withheld" for _ in shades)))
    return told, sum(1 for column in told if "withheld" in column)


def _masked(
    row: Row,
    place: int,
    columns: Sequence[tuple[Shade, ...]],
    pseudonyms: Mapping[str, str],
    bins: Sequence[Bin],
) -> Row:
    """Replace the name, and the fit by the band it lies in."""
    fit = row.low
    band = next((one for one in reversed(bins) if fit is not None and one.low <= fit <= one.high), None)
    return Row(
        label=pseudonyms[row.label],
        low=band.low if band else None,
        high=band.high if band else None,
        level="",
        shades=tuple(column[place] for column in columns),
    )


def _gap(gap: SharedGap, total: int, floor: int) -> SharedGap | None:
    people = gap.people or 0
    if people < floor:
        return None
    kinds = gap.kinds if min(gap.kinds.values()) >= floor else {}
    if not _tellable(people, total, floor):
        return msgspec.structs.replace(gap, people=None, kinds={})
    return msgspec.structs.replace(gap, kinds=kinds)


def _workshop(one: Workshop, total: int, floor: int) -> Workshop | None:
    people = one.people or 0
    if people < floor:
        return None
    return one if _tellable(people, total, floor) else msgspec.structs.replace(one, people=None)


def _progress(cohort: Cohort, floor: int) -> Progress | None:
    progress = cohort.progress
    if progress is None or progress.people < floor:
        return None
    up = progress.up if _tellable(progress.up or 0, progress.people, floor) else None
    return msgspec.structs.replace(progress, up=up)
