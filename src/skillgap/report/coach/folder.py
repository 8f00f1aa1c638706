"""Many resumes side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from skillgap import __version__
from skillgap.report.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Mark,
    Report,
    Table,
    Title,
    record_table,
)
from skillgap.report.words import count

if TYPE_CHECKING:
    from skillgap.workspace.many.sift import Sifted
    from skillgap.workspace.progress.analysis import Standing

FILE_WIDTH = 26
"""Cells of a file's name in the table; the other forms hold whole paths, and all gaps."""


def report_folder(found: Sequence[Sifted], *, folder: str, asked: bool) -> Report:
    """Report what came of each file, best fit first; `asked` when the roles were named by the user."""
    read = sorted((one for one in found if one.analysis), key=_order)
    failed = sorted((one for one in found if one.error), key=lambda one: one.file)
    blocks: list[Block] = [Title(f"{folder} · {count(len(read), 'resume')}"), _table(read, asked=asked)]
    if failed:
        blocks += [
            Heading(f"{len(failed)} not read"),
            Items(tuple((Mark("✗", "bad"), one.error) for one in failed)),
        ]
    return Report(blocks=tuple(blocks), data=_data(read, failed), records=_records(read))


def _order(one: Sifted) -> tuple[float, str]:
    standing = one.analysis.standing() if one.analysis else None
    return -(standing.fit.value if standing and standing.fit else -1.0), one.file


def _table(read: Sequence[Sifted], *, asked: bool) -> Table:
    columns = (
        Column(name="File"),
        Column(name="Role", wrap=True),
        Column(name="Level"),
        Column(name="Fit", align="right"),
        Column(name="95 %", align="right"),
        Column(name="Bars", align="right"),
        Column(name="First gap", wrap=True),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in read:
        standings = one.analysis.roles if one.analysis else ()
        for standing in standings if asked else standings[:1]:
            rows.append((shortened(one.file), standing.title, standing.level, *_figures(standing)))
    return Table(columns=columns, rows=tuple(rows), empty="No resume could be read.")


def shortened(file: str) -> str:
    """Cut a path to what tells files apart in a column: its end, and of a long name both ends."""
    name = file.rpartition("/")[2]
    if len(name) > FILE_WIDTH:
        half = (FILE_WIDTH - 1) // 2
        return f"{name[:half]}…{name[-half:]}"
    return file if len(file) <= FILE_WIDTH else name


def _figures(standing: Standing) -> tuple[Cell, ...]:
    fit = standing.fit
    met, known = _bars(standing)
    gap = standing.gaps[0].name if standing.gaps else "none"
    if fit is None:
        return "–", "–", f"{met}/{known}", gap
    return f"{fit.value:.0f}", f"{fit.low:.0f}–{fit.high:.0f}", f"{met}/{known}", gap


def _bars(standing: Standing) -> tuple[int, int]:
    known = [met for _, met in standing.bars if met is not None]
    return sum(known), len(known)


def _data(read: Sequence[Sifted], failed: Sequence[Sifted]) -> dict[str, Any]:
    first = read[0].analysis if read else None
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "score_version": first.score_version if first else "",
        "data_version": first.data_version if first else "",
        "resumes": [
            {
                "file": one.file,
                "digest": one.digest,
                "name": one.name,
                "experience_months": one.analysis.experience_months,
                "skills": msgspec.to_builtins(one.analysis.skills),
                "roles": msgspec.to_builtins(one.analysis.roles),
            }
            for one in read
            if one.analysis
        ],
        "errors": [{"file": one.file, "message": one.error} for one in failed],
    }


def _records(read: Sequence[Sifted]) -> Table:
    names = ("file", "name", "role", "level", "fit", "fit_low", "fit_high", "bars_met", "bars_known", "skills", "experience_months", "gaps")  # fmt: skip
    rows = []
    for one in read:
        if one.analysis is None:
            continue
        for standing in one.analysis.roles:
            fit = standing.fit
            figures = (str(fit.value), str(fit.low), str(fit.high)) if fit else ("", "", "")
            bars = tuple(map(str, _bars(standing)))
            counts = (str(len(one.analysis.skills)), str(one.analysis.experience_months))
            gaps = " ".join(gap.skill for gap in standing.gaps)
            rows.append((one.file, one.name, standing.role, standing.level, *figures, *bars, *counts, gaps))
    return record_table(names, tuple(rows))
