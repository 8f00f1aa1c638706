"""Roles by levels: the heat map, the nearest roles, and the fewest skills that open several."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from skillgap import __version__
from skillgap.advice import Landscape
from skillgap.gap import Lift, RoleFit, Transition
from skillgap.market import LEVELS
from skillgap.report.blocks import (
    Block,
    Cell,
    Column,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    Tone,
    bullets,
    record_table,
)
from skillgap.report.data import fit_data, reach_data
from skillgap.report.words import LEVEL_TITLES, count, fit_text, joined, reach_text, who

NEAREST_SHOWN = 3
"""Roles told with their reasons; the JSON form holds all."""

SHADES: tuple[tuple[float, str, Tone], ...] = (
    (75, "█", "good"),
    (50, "▓", "plain"),
    (25, "▒", "warn"),
    (0, "░", "muted"),
)
"""Glyph and tone from this fit on."""


def report_compare(found: Landscape) -> Report:
    """Report how all roles lie before a resume."""
    told, name = found.advice.report, found.advice.knowledge.taxonomy.name
    chosen = told.level_why or found.level
    blocks: list[Block] = [
        Title(f"{who(found.advice.resume)} · {count(len(found.transitions), 'role')} by level"),
        _heat_map(found.matrix),
        Paragraph("█ 75+  ▓ 50+  ▒ 25+  ░ below · ~ estimated demand, nobody counted", "muted"),
        Paragraph(f"Level for what follows: {chosen}. --level takes another.", "muted"),
        Heading("Nearest roles"),
        *_nearest(found),
        Heading(f"Over {found.line:g} in {count(found.wanted, 'role')}"),
        *_lift(found, name),
    ]
    if told.persona:
        blocks += [Heading("Path"), Paragraph(told.persona)]
    return Report(blocks=tuple(blocks), data=compare_data(found), records=_records(found))


def _heat_map(matrix: tuple[RoleFit, ...]) -> Table:
    titles = {role.role: role.title for role in matrix}
    by_place = {(role.role, role.level): role for role in matrix}
    columns = (Column(name="Role", wrap=True), *(Column(name=level, align="right") for level in LEVELS))
    rows = tuple(
        (title, *(_shade(by_place.get((role, level))) for level in LEVELS)) for role, title in titles.items()
    )
    return Table(columns=columns, rows=rows)


def _shade(role: RoleFit | None) -> Cell:
    """Give glyph and figure of one cell, with `~` before an estimate."""
    if role is None or role.fit is None:
        return Mark("·", "muted")
    glyph, tone = next((glyph, tone) for least, glyph, tone in SHADES if role.fit.value >= least)
    about = "~" if role.basis == "estimate" else ""
    return Mark(f"{about}{glyph * 2} {role.fit.value:3.0f}", tone)


def _nearest(found: Landscape) -> list[Block]:
    items = []
    for place, transition in enumerate(found.transitions[:NEAREST_SHOWN], start=1):
        role = transition.role
        reach = f", reach {reach_text(role.reach)}" if role.reach else ""
        text = f"{role.title}, {LEVEL_TITLES[role.level]}: fit {fit_text(role.fit)}{reach}. {transition.why}"
        items.append((Mark(f"{place}.", "strong"), text))
    return [Items(tuple(items))]


def _lift(found: Landscape, name: Callable[[str], str]) -> list[Block]:
    lift, line = found.lift, found.line
    titles = {transition.role.role: transition.role.title for transition in found.transitions}
    roles = joined([titles[role] for role in lift.roles]) or "none"
    if not lift.reached:
        return [
            Paragraph(
                f"Out of reach: with every demanded skill learnt fewer than {found.wanted} of the "
                f"{len(titles)} roles come over {line:g}. Over it now: {roles}.",
                "warn",
            )
        ]
    if not lift.skills:
        return [Paragraph(f"Nothing to learn: already over {line:g} are {roles}.", "good")]
    return [
        bullets(*(name(skill) for skill in lift.skills)),
        Paragraph(
            f"{count(len(lift.skills), 'skill')}, about {lift.hours} hours. Over {line:g} then: {roles}."
        ),
        Paragraph(_proof(lift), "muted"),
    ]


def _proof(lift: Lift) -> str:
    if lift.exact:
        return "No smaller set does: every one was ruled out."
    return (
        f"Found step by step, the search for a smaller set was cut short: at least "
        f"{count(lift.at_least, 'skill')} are needed for certain."
    )


def compare_data(found: Landscape) -> dict[str, Any]:
    """Shape the comparison as JSON."""
    lift, told, name = found.lift, found.advice.report, found.advice.knowledge.taxonomy.name
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "score_version": told.score_version,
        "data_version": told.data_version,
        "level": found.level,
        "level_why": told.level_why,
        "over": found.line,
        "in": found.wanted,
        "matrix": [
            {
                "role": role.role,
                "title": role.title,
                "level": role.level,
                "basis": role.basis,
                "fit": fit_data(role.fit),
            }
            for role in found.matrix
        ],
        "nearest": [_transition(transition) for transition in found.transitions],
        "lift": {
            "skills": [{"skill": skill, "name": name(skill)} for skill in lift.skills],
            "hours": lift.hours,
            "roles": list(lift.roles),
            "reached": lift.reached,
            "method": "exact" if lift.exact else "greedy",
            "at_least": lift.at_least,
        },
        "persona": told.persona,
    }


def _transition(transition: Transition) -> dict[str, Any]:
    role = transition.role
    return {
        "role": role.role,
        "title": role.title,
        "level": role.level,
        "fit": fit_data(role.fit),
        "reach": reach_data(role.reach),
        "hours": transition.hours,
        "missing": list(transition.missing),
        "counts": list(transition.counts),
        "why": transition.why,
    }


def _records(found: Landscape) -> Table:
    """List every cell of the matrix."""
    names = ("role", "level", "basis", "fit", "low", "high", "postings")
    rows = []
    for role in found.matrix:
        fit = role.fit
        figures = ("", "", "") if fit is None else (str(fit.value), str(fit.low), str(fit.high))
        rows.append((role.role, role.level, role.basis, *figures, str(role.postings)))
    return record_table(names, tuple(rows))
