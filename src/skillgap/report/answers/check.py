"""The check: best-fitting roles, bars, strengths, ranked gaps and advice."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

from msgspec import to_builtins

from skillgap import __version__
from skillgap.advice import Advice
from skillgap.gap import Gap, LevelFit, Reach, RoleFit, Strength
from skillgap.report.answers.levels import levels_data, report_levels
from skillgap.report.answers.readability import WHERE, costs, loss_text, obstacle_text
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Items,
    Mark,
    Meter,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
    record_table,
)
from skillgap.report.words import (
    LEVEL_TITLES,
    TIER_MARKS,
    bar_mark,
    count,
    experience,
    fit_text,
    hours,
    interval,
    joined,
    money,
    percent,
    reach_text,
    warning_blocks,
    who,
)

GAPS_SHOWN = 8
"""Gaps with a row in the table; the JSON and CSV forms hold all."""
OBSTACLES_SHOWN = 4
"""Obstacles told; the JSON form holds all."""
ORDER = (
    "Order: fit, made comparable between roles with few and with many counted skills; where intervals overlap, the "
    "titles held, the headline and the bars decide. --explain order adds it up."
)
"""Why a role with a lower fit may stand above another."""
TIED = "= ties with the row above: the intervals are too wide to say which is worth more an hour."
"""What the mark before a skill's name means."""
REASONS_SHOWN = 3
"""Gaps explained in a sentence each below the table."""


def report_check(advice: Advice, levels: Sequence[LevelFit] = ()) -> Report:
    """Report the comparison; the first role is shown in full, and every further one `levels` speaks of."""
    blocks: list[Block] = [Title(_who(advice)), *warning_blocks(advice.document)]
    if advice.report.note:
        blocks.append(Paragraph(advice.report.note, "warn"))
    if len(advice.report.roles) > 1:
        blocks += [
            Heading("Best-fitting roles"),
            _ranking(advice.report.roles),
            Paragraph(ORDER, "muted"),
        ]
    by_role = {entry.role: entry for entry in levels}
    for role in advice.report.roles[: max(1, len(levels))]:
        blocks += _role(role, level_why=advice.report.level_why if role is advice.best else "")
        blocks += report_levels(by_role[role.role]) if role.role in by_role else []
        blocks += _care(role)
    blocks += _advice(advice)
    data = check_data(advice) | {"levels": [levels_data(entry) for entry in levels]}
    return Report(blocks=tuple(blocks), data=data, records=_records(advice))


def _who(advice: Advice) -> str:
    resume = advice.resume
    parts = [
        who(resume),
        experience(resume.experience_months),
        count(len(advice.skills.skills), "skill"),
    ]
    return " · ".join(parts)


def _ranking(roles: tuple[RoleFit, ...]) -> Table:
    columns = (
        Column(name="Role", wrap=True),
        Column(name="Level"),
        Column(name="Fit, 95 %", align="right"),
        Column(name="Reach", align="right"),
        Column(name="Bars", align="right"),
        Column(name="Postings", align="right"),
        Column(name="Salary", align="right"),
    )
    return Table(columns=columns, rows=tuple(_ranking_row(role) for role in roles))


def _ranking_row(role: RoleFit) -> tuple[str, ...]:
    known = [bar for bar in role.bars if bar.met is not None]
    met = sum(1 for bar in known if bar.met)
    fit = "–" if role.fit is None else fit_text(role.fit)
    postings = f"{role.postings:,}" if role.postings else "estimate"
    figures = (fit, reach_text(role.reach), f"{met}/{len(known)}", postings, money(role.salary_usd))
    return (role.title, role.level, *figures)


def _role(role: RoleFit, *, level_why: str) -> list[Block]:
    blocks: list[Block] = [Heading(f"{role.title}, {LEVEL_TITLES[role.level]}: fit {fit_text(role.fit)}")]
    if level_why:
        blocks.append(Paragraph(f"Level chosen: {level_why}. --level takes another.", "muted"))
    blocks.append(Paragraph(_reach(role), "muted"))
    if role.note:
        blocks.append(Paragraph(role.note))
    if role.bars:
        blocks.append(Items(tuple((bar_mark(bar), f"{bar.name}: {bar.why}") for bar in role.bars)))
    if role.strengths:
        blocks += [
            Heading("Strengths"),
            Items(tuple((Mark("+", "good"), text) for text in _strengths(role.strengths))),
        ]
    blocks += [Heading("Gaps, most worthwhile first"), _gap_table(role.gaps)]
    return blocks + _reasons(role.gaps)


def _care(role: RoleFit) -> list[Block]:
    """Say what limits the figures shown: of the gaps in the table, then of the role."""
    shown = role.gaps[:GAPS_SHOWN]
    explained = [gap for gap in role.gaps[:REASONS_SHOWN] if not gap.estimate]
    told = [f"{gap.name}: {caveat}" for gap in explained for caveat in gap.caveats]
    cited = sorted({source for gap in shown if gap.estimate for source in gap.sources})
    if cited and role.basis == "measured":
        told.append(
            f"Rows marked estimate rest on what {joined(cited)} states; nobody counted postings for them."
        )
    caveats = (*told, *role.caveats)
    return [Heading("Read with care"), bullets(*caveats)] if caveats else []


def _strengths(strengths: tuple[Strength, ...]) -> list[str]:
    """Tell what the role asks for one by one, and the rest in one line each."""
    told = [f"{each.name}: {each.why}" for each in strengths if each.kind == "asked"]
    near = [each.name for each in strengths if each.kind == "near"]
    common = [each.name for each in strengths if each.kind == "common"]
    if near:
        told.append(
            f"{joined(near)}: hard to find and close to the role, though none of its figures asks for it."
        )
    if common:
        told.append(f"{joined(common)}: expected everywhere, which opens doors rather than sets apart.")
    return told


def _reach(role: RoleFit) -> str:
    """Say how many real postings are covered, or that there are none to tell."""
    if role.reach is None:
        return "Reach: no postings of this role and level are stored that require skills."
    least = percent(role.reach.at)
    return (
        f"Reach: {reach_text(role.reach)} stored postings have {least} or more of what they require covered."
    )


def _gap_table(gaps: tuple[Gap, ...]) -> Table:
    columns = (
        Column(name="Skill", wrap=True),
        Column(name="Kind"),
        Column(name="Demand"),
        Column(name="95 %", align="right"),
        Column(name="n", align="right"),
        Column(name="Fit", align="right"),
        Column(name="Time", align="right"),
    )
    shown = gaps[:GAPS_SHOWN]
    tied = {gap.skill for before, gap in itertools.pairwise(shown) if gap.rank == before.rank}
    rows = tuple(
        (
            f"= {gap.name}" if gap.skill in tied else gap.name,
            gap.kind,
            Meter(gap.share),
            interval(gap.low, gap.high),
            f"{gap.n:,}" if gap.n else "estimate",
            f"+{gap.gain:.1f}",
            hours(gap.hours_with_prerequisites) if gap.hours_with_prerequisites else "edit",
        )
        for gap in shown
    )
    return Table(columns=columns, rows=rows, empty="None: the resume covers everything the profile asks for.")


def _reasons(gaps: tuple[Gap, ...]) -> list[Block]:
    if not gaps:
        return []
    items = []
    for gap in gaps[:REASONS_SHOWN]:
        interview = f" {gap.interview}" if gap.interview else ""
        items.append(
            (
                Mark(TIER_MARKS[gap.tier].text.split()[0], TIER_MARKS[gap.tier].tone),
                f"{gap.name}: {gap.why} {gap.remedy}{interview}",
            )
        )
    more = len(gaps) - GAPS_SHOWN
    blocks: list[Block] = [Heading("Next steps"), Items(tuple(items))]
    if more > 0:
        blocks.append(Paragraph(f"{count(more, 'further gap')} in --format json or csv.", "muted"))
    return [*([Paragraph(TIED, "muted")] if _any_tied(gaps) else []), *blocks]


def _any_tied(gaps: tuple[Gap, ...]) -> bool:
    return any(before.rank == gap.rank for before, gap in itertools.pairwise(gaps[:GAPS_SHOWN]))


def _advice(advice: Advice) -> list[Block]:
    texts = [item.text for item in advice.report.advice]
    if advice.report.persona:
        texts.append(advice.report.persona)
    blocks: list[Block] = []
    if texts:
        blocks += [Heading("About the resume"), bullets(*texts)]
    return blocks + _readability(advice)


def _readability(advice: Advice) -> list[Block]:
    """Tell what a plain reader loses, then the obstacles with place and remedy."""
    if not advice.obstacles:
        return []
    blocks: list[Block] = [Heading("What a plain reader may miss")]
    if advice.loss is not None:
        told = loss_text(advice.loss)
        blocks.append(Paragraph(f"{told} {WHERE}", "warn") if costs(advice.loss) else Paragraph(told))
    shown = advice.obstacles[:OBSTACLES_SHOWN]
    blocks.append(bullets(*(obstacle_text(finding) for finding in shown)))
    more = len(advice.obstacles) - len(shown)
    if more:
        blocks.append(Paragraph(f"{count(more, 'further obstacle')}: skillgap text lists them.", "muted"))
    return blocks


def check_data(advice: Advice) -> dict[str, Any]:
    """Shape the comparison as the JSON contract states it."""
    report = advice.report
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "score_version": report.score_version,
        "data_version": report.data_version,
        "resume": {"experience_months": report.experience_months, "skills": report.skills},
        "warnings": [{"code": w.code, "message": w.message} for w in advice.document.warnings],
        "roles": [role_data(role) for role in report.roles],
        "advice": [{"code": item.code, "text": item.text} for item in report.advice],
        "obstacles": [
            {"code": f.code, "page": f.page, "line": f.line, "text": f.text, "remedy": f.remedy}
            for f in advice.obstacles
        ],
        "loss": to_builtins(advice.loss),
        "note": report.note,
        "level_why": report.level_why,
        "persona": report.persona,
    }


def reach_data(reach: Reach | None) -> dict[str, float] | None:
    """Shape a reach."""
    return None if reach is None else {"value": reach.value, "n": reach.n, "at": reach.at}


def role_data(role: RoleFit) -> dict[str, Any]:
    """Shape one role's comparison."""
    fit = role.fit
    return {
        "role": role.role,
        "title": role.title,
        "level": role.level,
        "basis": role.basis,
        "fit": None if fit is None else {"value": fit.value, "low": fit.low, "high": fit.high},
        "reach": reach_data(role.reach),
        "reach_why": _reach(role),
        "bars": [{"name": bar.name, "met": bar.met, "why": bar.why} for bar in role.bars],
        "strengths": [
            {"skill": s.skill, "name": s.name, "why": s.why, "kind": s.kind} for s in role.strengths
        ],
        "gaps": [gap_data(gap) for gap in role.gaps],
        "credits": [
            {"skill": c.skill, "weight": c.weight, "credit": c.credit, "via": c.via, "decay": c.decay}
            for c in role.credits
        ],
        "postings": role.postings,
        "salary_usd": role.salary_usd,
        "caveats": list(role.caveats),
        "note": role.note,
    }


def gap_data(gap: Gap) -> dict[str, Any]:
    """Shape one gap."""
    return {
        "skill": gap.skill,
        "name": gap.name,
        "kind": gap.kind,
        "tier": gap.tier,
        "share": gap.share,
        "low": gap.low,
        "high": gap.high,
        "n": gap.n,
        "estimate": gap.estimate,
        "sources": list(gap.sources),
        "gain": gap.gain,
        "hours": gap.hours,
        "hours_with_prerequisites": gap.hours_with_prerequisites,
        "credit": gap.credit,
        "why": gap.why,
        "remedy": gap.remedy,
        "interview": gap.interview,
        "rank": gap.rank,
        "evidence": list(gap.evidence),
        "caveats": list(gap.caveats),
    }


def _records(advice: Advice) -> Table:
    names = (
        "role",
        "level",
        "fit",
        "fit_low",
        "fit_high",
        "skill",
        "kind",
        "tier",
        "share",
        "low",
        "high",
        "n",
        "gain",
        "hours",
        "why",
    )
    rows = []
    for role in advice.report.roles:
        fit = (
            ("", "", "") if role.fit is None else (str(role.fit.value), str(role.fit.low), str(role.fit.high))
        )
        for gap in role.gaps:
            figures = (str(gap.share), str(gap.low), str(gap.high), str(gap.n), str(gap.gain), str(gap.hours))
            rows.append((role.role, role.level, *fit, gap.skill, gap.kind, gap.tier, *figures, gap.why))
    return record_table(names, tuple(rows))
