"""Measure found skills on SkillSpan: overlap with its Knowledge spans."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from skillgap.accuracy.outcome import Figure, Figures, resampled, share_of
from skillgap.accuracy.postings import read_rows
from skillgap.accuracy.skills import Overlap, score_spans
from skillgap.skills import Taxonomy, find_mentions
from skillgap.skills.names.matcher import squash

if TYPE_CHECKING:
    import numpy as np

_LABEL = "Knowledge"
_LONGER = re.compile(r"^(?:Apache|Microsoft|Google|Amazon|IBM|Oracle|Adobe|Atlassian) (?=\S)")


class SpansCard(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements over SkillSpan."""

    texts: int
    slices: tuple[Figures, ...]
    """All; the two domains; labels that are names of technologies, which have recall only."""


def measure_spans(path: Path, taxonomy: Taxonomy, *, names: Collection[str] = ()) -> SpansCard:
    """Compare mentions with the Knowledge spans of the rows of `path`.

    `names` lists technologies, from a source that is not ours; the slice "named technologies" holds the labels that
    are one of them, so that our own taxonomy does not choose what it is judged on.
    """
    rows = list(read_rows(path))
    slices: dict[str, list[Overlap]] = {"all": []}
    named: list[Overlap] = []
    known = {squash(name) for name in names}
    for row in rows:
        text = row["text"]
        found = find_mentions(text, taxonomy)
        labels = [(first, last) for first, last, kind in row["spans"] if kind == _LABEL]
        score = score_spans(found, labels)
        slices["all"].append(score)
        slices.setdefault(row["source"], []).append(score)
        named.append(score_spans(found, [(a, b) for a, b in labels if squash(text[a:b]) in known]))
    groups = [figures_of_overlaps(overlaps, group=group) for group, overlaps in sorted(slices.items())]
    if known:
        groups.append(figures_of_overlaps(named, group="named technologies"))
    return SpansCard(texts=len(rows), slices=tuple(groups))


def figures_of_overlaps(overlaps: Sequence[Overlap], *, group: str) -> Figures:
    """Give precision, recall and F1 of overlaps, with intervals from drawing whole texts again."""
    total = sum(overlaps, Overlap())
    drawn = resampled([(o.found_right, o.found, o.labelled_found, o.labelled) for o in overlaps])
    precision = share_of(drawn, (total.found_right, total.found), lambda d: (d[:, 0], d[:, 1]))
    recall = share_of(drawn, (total.labelled_found, total.labelled), lambda d: (d[:, 2], d[:, 3]))
    low, high = _f1_interval(drawn)
    return Figures(
        group=group, precision=precision, recall=recall, f1=Figure(total.f1, low, high, total.labelled)
    )


def _f1_interval(drawn: np.ndarray) -> tuple[float, float]:
    """Give the 2.5th and 97.5th percentile of F1 over the draws."""
    import numpy as np

    precision = drawn[:, 0] / np.maximum(drawn[:, 1], 1)
    recall = drawn[:, 2] / np.maximum(drawn[:, 3], 1)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    low, high = np.percentile(f1, (2.5, 97.5))
    return float(low), float(high)


def technology_names(folder: Path) -> frozenset[str]:
    """Read the names of technologies from O*NET's and linguist's lists below `folder`; empty where they are not."""
    names: set[str] = set()
    onet = folder / "tax_onet" / "Technology Skills.txt"
    if onet.is_file():
        for line in onet.read_text(encoding="utf-8").splitlines()[1:]:
            name = line.split("\t")[1]
            names |= {name, _LONGER.sub("", name)}
    linguist = folder / "tax_linguist" / "languages.yml"
    if linguist.is_file():
        text = linguist.read_text(encoding="utf-8")
        names.update(re.findall(r"^([^\s#:][^:\n]*):\s*$", text, re.M))
    return frozenset(names)
