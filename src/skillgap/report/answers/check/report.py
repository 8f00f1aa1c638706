"""The check: best-fitting roles, bars, strengths, ranked gaps and advice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from skillgap.advice import Advice
from skillgap.gap import LevelFit, RoleFit, Strength
from skillgap.report.answers.check.data import check_data, check_records
from skillgap.report.answers.check.gaps import GAPS_SHOWN, STEPS_SHOWN, report_gaps
from skillgap.report.answers.levels import levels_data, report_levels
from skillgap.report.answers.readability import WHERE, costs, loss_text, obstacle_text
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    bullets,
)
from skillgap.report.words import (
    LEVEL_TITLES,
    bar_mark,
    count,
    experience,
    fit_text,
    joined,
    money,
    reach_sentence,
    reach_text,
    warning_blocks,
    who,
)

OBSTACLES_SHOWN = 4
"""Obstacles told; the JSON form holds all."""
ORDER = (
    "Order: the fit made comparable between roles with few and with many counted skills, then moved by the titles held, "
    "the headline and the bars as far as the figures leave room; --explain order adds it up. Bars: minimums met, of those "
    "the resume can answer."
)
"""Why a role with a lower fit may stand above another."""
FIT = "Fit, 0 to 100: how much of what postings ask for the resume shows; what more postings ask for weighs more."
"""What the number means."""
FURTHER = (
    "skillgap plan RESUME --role {role} --hours 8 -o plan.md lays the work out over months; --explain WHAT says why any "
    "figure is what it is."
)
"""What can be asked next."""


def report_check(advice: Advice, levels: Sequence[LevelFit] = ()) -> Report:
    """Report the comparison; the first role is shown in full, and every further one `levels` speaks of."""
    blocks: list[Block] = [Title(_who(advice)), *warning_blocks(advice.document)]
    if advice.report.note:
        blocks.append(Paragraph(advice.report.note, "warn"))
    blocks += _outside(advice) if advice.report.outside else _inside(advice, levels)
    data = check_data(advice) | {"levels": [levels_data(entry) for entry in levels]}
    return Report(blocks=tuple(blocks), data=data, records=check_records(advice))


def _inside(advice: Advice, levels: Sequence[LevelFit]) -> list[Block]:
    """Report the roles, the first in full, the person's own matters, and last what limits the figures."""
    blocks: list[Block] = []
    shown = advice.report.roles[: max(1, len(levels))]
    if len(advice.report.roles) > 1:
        blocks += [Heading("Best-fitting roles"), _ranking(advice.report.roles), Paragraph(ORDER, "muted")]
    by_role = {entry.role: entry for entry in levels}
    for role in shown:
        level_why = advice.report.level_why if role is advice.best else ""
        blocks += _role(
            role, first=role is advice.best, level_why=level_why, name=advice.knowledge.taxonomy.name
        )
        blocks += report_levels(by_role[role.role]) if role.role in by_role else []
    blocks += _advice(advice)
    cared = [(role, _care(role)) for role in shown]
    return blocks + [
        block
        for role, caveats in cared
        if caveats
        for block in (
            Heading("Read with care" if len(shown) == 1 else f"Read with care: {role.title}"),
            bullets(*caveats),
        )
    ]


def _outside(advice: Advice) -> list[Block]:
    """Say what there is to compare with, and what was found, for a person of another field."""
    titles = sorted({role.title for role in advice.report.roles})
    found = [skill.name for skill in advice.skills.skills]
    has = f"Skills found: {joined(found)}." if found else "No skill was found that a profile asks for."
    return [
        Paragraph(f"Profiles there are: {joined(titles)}."),
        Paragraph(f"{has} To move into one of them all the same, name it: --role ROLE compares in full."),
        *_advice(advice),
    ]


def _who(advice: Advice) -> str:
    resume = advice.resume
    parts = [
        who(resume),
        experience(resume.experience_months),
        count(len(advice.skills.skills), "skill"),
    ]
    return " · ".join(parts)


def _ranking(roles: tuple[RoleFit, ...]) -> Table:
    """Rank the roles; the level has a column only where some role has another one."""
    mixed = len({role.level for role in roles}) > 1
    columns = (
        Column(name="Role", wrap=True),
        *((Column(name="Level"),) if mixed else ()),
        Column(name="Order", align="right"),
        Column(name="Fit, 95 %", align="right"),
        Column(name="Reach", align="right"),
        Column(name="Bars", align="right"),
        Column(name="Postings", align="right"),
        Column(name="Salary", align="right"),
    )
    return Table(columns=columns, rows=tuple(_ranking_row(role, mixed=mixed) for role in roles))


def _ranking_row(role: RoleFit, *, mixed: bool) -> tuple[str, ...]:
    known = [bar for bar in role.bars if bar.met is not None]
    met = sum(1 for bar in known if bar.met)
    order = "–" if role.order is None else f"{role.order:.0f}"
    fit = "–" if role.fit is None else fit_text(role.fit)
    postings = f"{role.postings:,}" if role.postings else "estimate"
    figures = (order, fit, reach_text(role.reach), f"{met}/{len(known)}", postings, money(role.salary_usd))
    return (role.title, *((role.level,) if mixed else ()), *figures)


def _role(role: RoleFit, *, first: bool, level_why: str, name: Callable[[str], str]) -> list[Block]:
    blocks: list[Block] = [Heading(f"{role.title}, {LEVEL_TITLES[role.level]}: fit {fit_text(role.fit)}")]
    if level_why:
        blocks.append(Paragraph(f"Level {level_why}. --level takes another.", "muted"))
    if role.fit is not None:
        blocks.append(Paragraph(FIT, "muted"))
    blocks.append(Paragraph(reach_sentence(role), "muted"))
    if role.note:
        blocks.append(Paragraph(role.note))
    if role.bars:
        blocks.append(Items(tuple((bar_mark(bar), f"{bar.name}: {bar.why}") for bar in role.bars)))
    if role.strengths:
        blocks += [
            Heading("Strengths"),
            Items(tuple((Mark("+", "good"), text) for text in _strengths(role.strengths))),
        ]
    blocks += report_gaps(role.gaps, name)
    return [*blocks, Paragraph(FURTHER.format(role=role.role), "muted")] if first and role.gaps else blocks


def _care(role: RoleFit) -> tuple[str, ...]:
    """Say what limits the figures shown: of the gaps in the table, then of the role."""
    shown = role.gaps[:GAPS_SHOWN]
    explained = [gap for gap in role.gaps[:STEPS_SHOWN] if not gap.estimate]
    told = [f"{gap.name}: {caveat}" for gap in explained for caveat in gap.caveats]
    cited = sorted({source for gap in shown if gap.estimate for source in gap.sources})
    if cited and role.basis == "measured":
        told.append(
            f"Rows marked estimate rest on what {joined(cited)} states; nobody counted postings for them."
        )
    return (*told, *role.caveats)


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
