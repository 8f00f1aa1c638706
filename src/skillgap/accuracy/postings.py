"""Measure found skills on labelled postings."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from skillgap.accuracy.demand import DemandCard, Told, measure_demand, told_by
from skillgap.accuracy.outcome import Candidate, Figures, Index, Outcome, figures_by, figures_of, outcomes
from skillgap.market.posting import load_reading_rules
from skillgap.skills import BulkFinder, Taxonomy


class PostingsCard(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements over labelled postings."""

    postings: int
    kinds: tuple[Figures, ...]
    families: tuple[Figures, ...]
    ambiguity: tuple[Figures, ...]
    asked: tuple[Figures, ...]
    """Recall of concepts by how they are asked for: labels of merely mentioned ones are soft."""
    wrong: tuple[str, ...]
    """Tools found without a label."""
    missed: tuple[str, ...]
    """Tools labelled and not found."""
    demand: DemandCard
    """What else is read of the postings."""


def measure_postings(labels: Path, texts: Path, taxonomy: Taxonomy) -> PostingsCard:
    """Compare what the postings below `texts` name with the rows of `labels`, joined on corpus and id.

    As in a build and in `posting`, the company's own name and its sections about itself and its benefits do not count.
    Raises FileNotFoundError when either is not there, KeyError when a labelled posting is missing from its corpus.
    """
    rows = list(read_rows(labels))
    bodies = _bodies(rows, texts)
    index, rules, finder = Index(taxonomy), load_reading_rules(), BulkFinder(taxonomy)
    results: list[tuple[Outcome, ...]] = []
    asked: dict[str, list[tuple[Outcome, ...]]] = {"required or preferred": [], "mentioned": []}
    for row in rows:
        reading = told_by(bodies[row["corpus"], row["id"]], rules, taxonomy, finder)
        found = _asked(reading, taxonomy)
        told = [{**skill, "surfaces": [skill["surface"]]} for skill in row["skills"]]
        results.append(outcomes(found, told, index=index))
        for group, kept in asked.items():
            wanted = [
                one
                for one in told
                if one["kind"] == "concept" and (one["requirement"] == "mentioned") == (group == "mentioned")
            ]
            kept.append(tuple(o for o in outcomes(found, wanted, index=index) if o.verdict != "wrong"))
    tools = [one for text in results for one in text if one.kind == "tool"]
    return PostingsCard(
        postings=len(rows),
        kinds=figures_by(results, "kind"),
        families=figures_by(results, "family"),
        ambiguity=figures_by(results, "ambiguity"),
        asked=tuple(figures_of(kept, group=group) for group, kept in asked.items()),
        wrong=tuple(one.skill for one in tools if one.verdict == "wrong"),
        missed=tuple(one.skill for one in tools if one.verdict == "missed"),
        demand=measure_demand(rows, [bodies[row["corpus"], row["id"]] for row in rows], taxonomy),
    )


def _asked(told: Told, taxonomy: Taxonomy) -> list[Candidate]:
    """Put the places of each skill together that lie where something is asked of a person."""
    texts: dict[str, list[str]] = {}
    for place in told.named:
        if any(passage.start <= place.start < passage.end for passage in told.passages):
            texts.setdefault(place.skill, []).append(told.text[place.start : place.end])
    return [Candidate(entry=taxonomy.by_id[id_], texts=tuple(given)) for id_, given in texts.items()]


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Read the objects of a JSON Lines file, gzipped or not."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in raw.splitlines():
        if line.strip():
            yield json.loads(line)


def _bodies(rows: list[dict[str, Any]], texts: Path) -> Mapping[tuple[str, str], dict[str, Any]]:
    """Read the labelled postings, and no others."""
    wanted = {(row["corpus"], row["id"]) for row in rows}
    bodies = {
        (corpus, posting["id"]): posting
        for corpus in sorted({corpus for corpus, _ in wanted})
        for posting in read_rows(texts / f"{corpus}.jsonl.gz")
        if (corpus, posting["id"]) in wanted
    }
    lost = sorted(wanted - set(bodies))
    if lost:
        raise KeyError(f"labelled postings without a text: {', '.join('/'.join(pair) for pair in lost)}")
    return bodies
