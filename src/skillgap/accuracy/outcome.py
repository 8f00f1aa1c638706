"""What became of each skill of a labelled text, and the figures with intervals that follow from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from skillgap.skills.names.matcher import squash
from skillgap.skills.taxonomy import SkillEntry, Taxonomy

if TYPE_CHECKING:
    import numpy as np

Verdict = Literal["right", "wrong", "missed"]
Trait = Literal["kind", "family", "ambiguity", "state"]

ROUNDS = 1000
"""Resamples per interval."""
SEED = 20261121
"""Fixed, so that the same results give the same intervals."""
UNKNOWN = "not in the taxonomy"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """One skill found, or labelled, in one text."""

    skill: str
    verdict: Verdict
    kind: str
    """"tool" or "concept"; the label's where there is one."""
    family: str
    ambiguity: str
    """Class of the name as written: "letter", "word", "name", "acronym" or "plain"."""
    state: str = ""
    """The true state where there is a label, else the one found; empty where states are not labelled."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A skill found in a text, in the form compared with labels."""

    entry: SkillEntry
    texts: tuple[str, ...]
    """As written, in reading order."""
    state: str = ""


class Figure(msgspec.Struct, frozen=True):
    """A measured share with its 95 % bootstrap interval over texts."""

    value: float
    low: float
    high: float
    n: int
    """What the share is of; 0 when there was nothing to measure."""


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 of one group of outcomes."""

    group: str
    precision: Figure
    recall: Figure
    f1: Figure


class Index:
    """Finds the entry a label speaks of."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._by_surface: dict[str, SkillEntry] = {}
        for entry in taxonomy.entries:
            for text in (entry.name, *entry.ambiguous, *entry.aliases):
                self._by_surface.setdefault(squash(text), entry)

    def entry(self, id_: str) -> SkillEntry:
        """Give the entry of a skill's id."""
        return self._taxonomy.by_id[id_]

    def find(self, texts: Iterable[str]) -> SkillEntry | None:
        """Give the entry of the first text that is a surface of one."""
        return next((entry for text in texts if (entry := self._by_surface.get(squash(text)))), None)


def outcomes(
    found: Sequence[Candidate],
    labels: Sequence[Mapping[str, Any]],
    *,
    index: Index,
    optional: Collection[str] = (),
    kinds: Collection[str] = ("tool", "concept"),
) -> tuple[Outcome, ...]:
    """Compare what was found with labels (`name`, `surfaces`, `kind` and perhaps `state`).

    A found skill is right when its id, its name or a mention as written equals a label's name or surface, without
    regard to case and separators. `optional` names surfaces neither right nor wrong; `kinds` those of which a finding
    without a label counts as wrong.
    """
    told = [(label, _keys([label["name"], *label["surfaces"]])) for label in labels]
    spared = _keys(optional)
    known = [(one, _keys([one.entry.id, one.entry.name, *one.texts])) for one in found]
    results = []
    for label, keys in told:
        at = [one for one, given in known if keys & given]
        entry = at[0].entry if at else index.find([label["name"], *label["surfaces"]])
        results.append(
            Outcome(
                skill=label["name"],
                verdict="right" if at else "missed",
                kind=label["kind"],
                family=entry.family if entry else UNKNOWN,
                ambiguity=_ambiguity(entry, at[0].texts if at else label["surfaces"]),
                state=label.get("state", ""),
            )
        )
    for one, given in known:
        if one.entry.kind in kinds and not given & spared and not any(given & keys for _, keys in told):
            results.append(
                Outcome(
                    skill=f"{one.entry.name} ('{one.texts[0]}')",
                    verdict="wrong",
                    kind=one.entry.kind,
                    family=one.entry.family,
                    ambiguity=_ambiguity(one.entry, one.texts),
                    state=one.state,
                )
            )
    return tuple(results)


def figures_of(texts: Sequence[Sequence[Outcome]], *, group: str = "all") -> Figures:
    """Give precision, recall and F1 over texts, with intervals from drawing whole texts again."""
    counts = [
        tuple(sum(one.verdict == verdict for one in text) for verdict in ("right", "wrong", "missed"))
        for text in texts
    ]
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    drawn = resampled(counts)
    return Figures(
        group=group,
        precision=share_of(drawn, (right, right + wrong), lambda d: (d[:, 0], d[:, 0] + d[:, 1])),
        recall=share_of(drawn, (right, right + missed), lambda d: (d[:, 0], d[:, 0] + d[:, 2])),
        f1=share_of(
            drawn,
            (2 * right, 2 * right + wrong + missed),
            lambda d: (2 * d[:, 0], 2 * d[:, 0] + d[:, 1] + d[:, 2]),
        ),
    )


def figures_by(texts: Sequence[Sequence[Outcome]], trait: Trait) -> tuple[Figures, ...]:
    """Give the figures of every value the trait takes, sorted by value."""
    values = sorted({getattr(one, trait) for text in texts for one in text} - {""})
    return tuple(
        figures_of([[one for one in text if getattr(one, trait) == value] for text in texts], group=value)
        for value in values
    )


def resampled(counts: Sequence[Sequence[int]]) -> np.ndarray:
    """Draw the texts again, with replacement, `ROUNDS` times; rows are the sums of their counts."""
    import numpy as np

    if not counts:
        return np.zeros((ROUNDS, 4), dtype=np.int64)
    table = np.array(counts, dtype=np.int64)
    size = len(counts)
    weights = np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / size), size=ROUNDS)
    drawn: np.ndarray = weights @ table
    return drawn


def share_of(
    drawn: np.ndarray, whole: tuple[int, int], parts: Callable[[np.ndarray], tuple[np.ndarray, np.ndarray]]
) -> Figure:
    """Make a figure of the share over all texts and the same share in each draw; draws of nothing are left out."""
    import numpy as np

    hits, total = whole
    if not total:
        return Figure(1.0, 1.0, 1.0, 0)
    top, bottom = parts(drawn)
    shares = top[bottom > 0] / bottom[bottom > 0]
    low, high = np.percentile(shares, (2.5, 97.5))
    return Figure(hits / total, float(low), float(high), total)


def ambiguity_in(entry: SkillEntry, text: str) -> str:
    """Give the class of the first ambiguous surface of an entry that stands in a text; "plain" when none does."""
    low = text.lower()
    classes = (
        kind
        for surface, kind in entry.ambiguous.items()
        if re.search(rf"(?<!\w){re.escape(surface.lower())}(?!\w)", low)
    )
    return next(classes, "plain")


def _ambiguity(entry: SkillEntry | None, texts: Iterable[str]) -> str:
    """Give the class all these spellings share the doubt of; one plain spelling settles it."""
    if entry is None:
        return "plain"
    doubtful = {squash(text): kind for text, kind in entry.ambiguous.items()}
    kinds = [doubtful.get(squash(text), "plain") for text in texts]
    return "plain" if not kinds or "plain" in kinds else kinds[0]


def _keys(names: Iterable[str]) -> set[str]:
    return {squash(" ".join(name.split())) for name in names}
