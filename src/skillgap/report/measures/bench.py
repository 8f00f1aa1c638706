"""All measurements of one run in words and figures."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap import __version__
from skillgap.accuracy import (
    Bench,
    Card,
    Figure,
    Figures,
    PostingsCard,
    SpansCard,
    StabilityCard,
    TrapsCard,
    figures_by,
)
from skillgap.accuracy.demand import DemandCard
from skillgap.accuracy.outcome import Trait
from skillgap.report.blocks import Block, Column, Heading, Paragraph, Report, Table, Title, bullets
from skillgap.report.measures.accuracy import accuracy_data, report_accuracy
from skillgap.report.words import count

_TOLD = 40
"""Mistakes listed before the rest is only counted."""
_FAR = 5
"""Skills named whose shares differ most."""
TRAITS: tuple[Trait, ...] = ("kind", "family", "ambiguity", "state")


def report_bench(bench: Bench) -> Report:
    """Report the cards of one run, each with its figures by group and what it got wrong."""
    blocks: list[Block] = []
    records: Table | None = None
    if bench.resumes:
        report = report_accuracy(bench.resumes)
        blocks += report.blocks
        records = report.records
        blocks += _resume_groups(bench.resumes)
    if bench.postings:
        blocks += _postings(bench.postings)
    if bench.spans:
        blocks += _spans(bench.spans)
    if bench.traps:
        blocks += _traps(bench.traps)
    if bench.stability:
        blocks += _stability(bench.stability)
    if not blocks:
        blocks = [Title("Accuracy"), Paragraph("Nothing was measured: no labelled data was found.")]
    blocks.append(
        Paragraph(
            "Beside each figure its 95 % interval, from drawing whole texts again, 1,000 times with a fixed seed. "
            f"Taxonomy {bench.taxonomy_version}.",
            "muted",
        )
    )
    return Report(blocks=tuple(blocks), data=bench_data(bench), records=records or figures_table(()))


def _resume_groups(card: Card) -> list[Block]:
    texts = [file.outcomes for file in card.first_files]
    blocks: list[Block] = []
    for trait in TRAITS:
        blocks += [Heading(f"Resumes by {trait}"), figures_table(figures_by(texts, trait))]
    return [
        *blocks,
        Paragraph("Concepts without a label count neither way: these labels are selective.", "muted"),
    ]


def _postings(card: PostingsCard) -> list[Block]:
    return [
        Title(f"Accuracy on {count(card.postings, 'labelled posting')}"),
        figures_table(card.kinds),
        Heading("Concepts by how they are asked for"),
        figures_table(card.asked, precision=False),
        Heading("Postings by family"),
        figures_table(card.families),
        Heading("Postings by ambiguity"),
        figures_table(card.ambiguity),
        *_listed("Tools reported that are not in the labels", card.wrong),
        *_listed("Tools missed", card.missed),
        *demand_blocks(card.demand),
    ]


def demand_blocks(card: DemandCard) -> list[Block]:
    """Tell what was read of labelled postings besides skills."""
    columns = (
        Column(name="Read of a posting"),
        Column(name="Right", align="right"),
        Column(name="n", align="right"),
    )
    told = (
        ("role", card.role),
        ("level", card.level),
        ("years", card.years),
        ("required, preferred or mentioned, of skills found", card.requirement),
        ("pairs of alternatives, F1", card.pairs),
    )
    far = sorted(card.shares, key=lambda pair: (-abs(pair.labelled - pair.counted), pair.skill))[:_FAR]
    texts = (f"{pair.skill} {pair.counted:.0%} (labels {pair.labelled:.0%})" for pair in far)
    shares = (
        f"Shares of the {len(card.shares)} commonest skills differ from the labels' by {100 * card.difference:.1f} points on "
        f"average; most: {', '.join(texts)}."
    )
    return [
        Heading("What else is read of them"),
        Table(columns=columns, rows=tuple((name, _figure(figure), str(figure.n)) for name, figure in told)),
        *([Paragraph(shares)] if card.shares else []),
    ]


def _spans(card: SpansCard) -> list[Block]:
    scored = [figures for figures in card.slices if figures.group != "named technologies"]
    named = [figures for figures in card.slices if figures.group == "named technologies"]
    return [
        Title(f"Overlap with SkillSpan's Knowledge spans in {count(card.texts, 'posting')}"),
        figures_table(scored),
        *([figures_table(named, precision=False)] if named else []),
    ]


def _traps(card: TrapsCard) -> list[Block]:
    rows = (
        ("skills found", f"{card.expected - len(card.missed)} of {card.expected}"),
        ("recall", f"{card.recall:.3f}"),
        ("everyday words reported as skills", f"{len(card.sprung)} of {card.baits}"),
    )
    columns = (Column(name="Measure", wrap=True), Column(name="Value", align="right"))
    return [
        Title(f"Traps: {count(card.sentences, 'sentence')} that mislead"),
        Table(columns=columns, rows=rows),
        figures_table(card.ambiguity),
        *_bulleted("Reported as skills", card.sprung),
        *_bulleted("Missed", card.missed),
    ]


def _stability(card: StabilityCard) -> list[Block]:
    columns = (
        Column(name="Change", wrap=True),
        Column(name="Resumes changed", align="right"),
        Column(name="Skills the same", align="right"),
        Column(name="Skills moved", align="right"),
        Column(name="Fits the same", align="right"),
        Column(name="Largest movement", align="right"),
    )
    rows = tuple(
        (
            one.change,
            str(one.tried),
            str(one.same),
            str(len(one.moved)),
            str(one.steady),
            f"{one.largest:.1f}",
        )
        for one in card.changes
    )
    moved = tuple(f"{one.change}: {', '.join(one.moved)}" for one in card.changes if one.moved)
    fits = tuple(
        f"{one.change}: {fit.resume}, {fit.role} {fit.level} {fit.before:.1f} → {fit.after:.1f}"
        for one in card.changes
        for fit in one.fits
    )
    return [
        Title(f"What must not move the skills and fits of {count(card.resumes, 'resume')}"),
        Table(columns=columns, rows=rows),
        Paragraph("A fit is the same where no role at any level moves by 0.1 points or more.", "muted"),
        *_bulleted("Skills moved", moved),
        *_bulleted("Fits moved most, one a changed resume", fits),
    ]


def _bulleted(heading: str, texts: tuple[str, ...]) -> list[Block]:
    return [Heading(heading), bullets(*texts)] if texts else []


def figures_table(figures: tuple[Figures, ...] | list[Figures], *, precision: bool = True) -> Table:
    """Lay out figures, a row a group."""
    names = ("Precision", "Recall", "F1") if precision else ("Recall",)
    columns = [Column(name="Group")]
    for name in names:
        columns += [Column(name=name, align="right"), Column(name="n", align="right")]
    rows = []
    for one in figures:
        cells = [one.group]
        for figure in (one.precision, one.recall, one.f1) if precision else (one.recall,):
            cells += [_figure(figure), str(figure.n)]
        rows.append(tuple(cells[:-1] if precision else cells))
    return Table(columns=tuple(columns[:-1] if precision else columns), rows=tuple(rows))


def _figure(figure: Figure) -> str:
    """Write a share and its interval short enough for three a line: ".833 .73–.92"."""
    if not figure.n:
        return "–"
    low, high = (f"{end:.2f}".removeprefix("0").replace("1.00", "1") for end in (figure.low, figure.high))
    return f"{figure.value:.3f}".removeprefix("0") + f" {low}–{high}"


def _listed(heading: str, texts: tuple[str, ...]) -> list[Block]:
    if not texts:
        return []
    told = "; ".join(" ".join(text.split()) for text in texts[:_TOLD])
    rest = f"; and {len(texts) - _TOLD} more" if len(texts) > _TOLD else ""
    return [Heading(f"{heading} ({len(texts)})"), Paragraph(told + rest, "muted")]


def bench_data(bench: Bench) -> dict[str, Any]:
    """Shape the run as JSON; the resumes' figures stand at the top, as they did before there were others."""
    data: dict[str, Any] = {"schema": 1, "tool": f"skillgap {__version__}"}
    if bench.resumes:
        texts = [file.outcomes for file in bench.resumes.first_files]
        data |= accuracy_data(bench.resumes)
        data["by"] = {trait: msgspec.to_builtins(figures_by(texts, trait)) for trait in TRAITS}
    data["taxonomy_version"] = bench.taxonomy_version
    data["skipped"] = list(bench.skipped)
    data["postings"] = msgspec.to_builtins(bench.postings)
    data["skillspan"] = msgspec.to_builtins(bench.spans)
    data["traps_suite"] = msgspec.to_builtins(bench.traps)
    data["stability"] = _stability_data(bench.stability) if bench.stability else None
    return data


def _stability_data(card: StabilityCard) -> dict[str, Any]:
    changes = [
        msgspec.to_builtins(one) | {"fits_same": one.steady, "largest": one.largest} for one in card.changes
    ]
    return {"resumes": card.resumes, "changes": changes}
