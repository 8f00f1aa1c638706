"""Why a gap is one: the reason, the resume's lines, the sources with dates, the arithmetic, what is near."""

from __future__ import annotations

from skillgap.gap import Arithmetic, Gap, SkillView, explain_skill, view_skill
from skillgap.market import Demand
from skillgap.report.blocks import Block, Column, Heading, Items, Mark, Paragraph, Table, Title
from skillgap.report.words import TIER_MARKS, hours, joined, percent
from skillgap.tui.session import Session

_KINDS = {
    "wording": "Wording: the resume shows it under another name, or through what implies it. An edit closes it.",
    "proof": "Proof: it is listed or being learnt, and no work or project shows it.",
    "learning": "Learning: the resume does not show it.",
}
_QUOTES = 4


def reason(session: Session, key: str) -> list[Block]:
    """Say everything about the gap of a row, or what the kind of a group's row means."""
    if key.startswith("/"):
        return [Paragraph(_KINDS[key[1:]])]
    gap = next(gap for gap in session.actual.best.gaps if gap.skill == key)
    taken = ["taken as learnt"] if key in session.learnt else []
    head = " · ".join([TIER_MARKS[gap.tier].text, gap.kind, *taken])
    blocks: list[Block] = [Title(gap.name), Paragraph(head, "muted"), Paragraph(gap.why)]
    if gap.remedy:
        blocks.append(Paragraph(gap.remedy, "strong"))
    if gap.evidence:
        quotes = tuple((Mark("“"), " ".join(quote.split())) for quote in gap.evidence[:_QUOTES])
        blocks += [Heading("In the resume"), Items(quotes)]
    if gap.interview:
        blocks += [Heading("In the interview"), Paragraph(gap.interview)]
    return [*blocks, *_behind(session, gap)]


def _behind(session: Session, gap: Gap) -> list[Block]:
    """Lay open the figures behind a gap."""
    advice, role = session.actual, session.actual.best
    market, taxonomy = advice.knowledge.market, advice.knowledge.taxonomy
    today, skills = advice.resume.today, advice.skills
    sums = explain_skill(
        advice.resume, skills, market, taxonomy, role=role.role, level=role.level, skill=gap.skill
    )
    view = view_skill(
        skills, market, taxonomy, today=today, role=role.role, level=role.level, skill=gap.skill
    )
    titles = {source.id: source.title for source in market.sources}
    return [*_sources(sums.demand, titles), *_sums(sums), *_near(view), *_caveats(gap)]


def _sources(demand: Demand | None, titles: dict[str, str]) -> list[Block]:
    if demand is None:
        return []
    if not demand.observations:
        cited = joined([titles.get(name, name) for name in demand.sources]) or "nobody counted it"
        return [Heading("Sources"), Paragraph(f"An estimate: {cited}.", "muted")]
    rows = tuple(
        (
            percent(one.share, digits=1),
            f"{one.n:,}",
            one.as_of,
            f"{titles.get(one.source, one.source)}{'' if one.pooled else ' (older than 36 months: not pooled)'}",
        )
        for one in demand.observations
    )
    columns = (
        Column(name="Share", align="right"),
        Column(name="n", align="right"),
        Column(name="As of"),
        Column(name="Source", wrap=True),
    )
    return [Heading("Sources"), Table(columns=columns, rows=rows)]


def _sums(sums: Arithmetic) -> list[Block]:
    rows = (
        ("weight", f"{sums.weight:.3g}", sums.weight_why),
        ("credit", f"{sums.credit:.3g}", f"{sums.via}: {sums.credit_why}"),
        ("decay", f"{sums.decay:.3g}", sums.decay_why),
        ("brings", f"{sums.points:.1f}", f"of 100, when all weights are {sums.total_weight:.4g}"),
        ("to win", f"{sums.gain:.1f}", "weight × (1 − credit), on the same scale"),
    )
    columns = (Column(name="Factor"), Column(name="Value", align="right"), Column(name="Why", wrap=True))
    return [Heading("Arithmetic"), Table(columns=columns, rows=rows)]


def _near(view: SkillView) -> list[Block]:
    low, typical, high = view.hours
    near = [f"{name} {percent(strength)}" for name, strength in view.carries]
    blocks: list[Block] = [
        Heading("To learn it"),
        Paragraph(
            f"{low}–{high} hours from nothing to working level, usually {hours(typical)}; {view.difficulty}."
        ),
    ]
    if view.compensates:
        blocks.append(Paragraph(f"The resume makes up for part of it by {joined(view.compensates)}."))
    if near:
        blocks.append(Paragraph(f"Knowing it carries toward {', '.join(near)}.", "muted"))
    return blocks


def _caveats(gap: Gap) -> list[Block]:
    return [Items(tuple((Mark("!", "warn"), caveat) for caveat in gap.caveats))] if gap.caveats else []
