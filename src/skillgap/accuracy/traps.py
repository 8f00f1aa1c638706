"""Measure the shipped sentences that mislead: names with an everyday meaning, both ways."""

from __future__ import annotations

from pathlib import Path

import msgspec

from skillgap.accuracy.outcome import Figures, Outcome, Verdict, ambiguity_in, figures_by, figures_of
from skillgap.authored import read_authored
from skillgap.skills import Taxonomy, find_mentions
from skillgap.skills.wording.rules import Speaker

FILE = Path(__file__).parent / "traps.yaml"


class Trap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sentence of a resume or a posting, with what it names and what it only seems to name."""

    text: str
    find: tuple[str, ...] = ()
    """Ids of skills that must be found."""
    reject: tuple[str, ...] = ()
    """Ids of skills a naive reader would report."""
    speaker: Speaker = "person"
    """"employer": a sentence of a posting."""


class TrapFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The authored suite."""

    schema: int
    source: str
    traps: tuple[Trap, ...]


class TrapsCard(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the suite."""

    sentences: int
    expected: int
    """Skills to find."""
    missed: tuple[str, ...]
    """Those not found, each with its sentence."""
    baits: int
    """Skills not to find."""
    sprung: tuple[str, ...]
    """Those reported all the same, each with its sentence."""
    ambiguity: tuple[Figures, ...]
    """By ambiguity class of the name."""
    overall: Figures

    @property
    def recall(self) -> float:
        """Share of the true skills found."""
        return 1 - len(self.missed) / self.expected if self.expected else 1.0


def load_traps(path: Path | None = None) -> tuple[Trap, ...]:
    """Read the shipped suite, or another of the same form; raises DataError listing every problem."""
    return read_authored(path or FILE, TrapFile).traps


def measure_traps(taxonomy: Taxonomy, traps: tuple[Trap, ...] | None = None) -> TrapsCard:
    """Read every sentence as its speaker's words and compare."""
    given = load_traps() if traps is None else traps
    missed: list[str] = []
    sprung: list[str] = []
    texts: list[tuple[Outcome, ...]] = []
    for trap in given:
        found = find_mentions(trap.text, taxonomy, speaker=trap.speaker)
        ids = {id_ for id_, _ in found.mentions}
        missed += [f"{id_}: {trap.text}" for id_ in trap.find if id_ not in ids]
        sprung += [f"{id_}: {trap.text}" for id_ in trap.reject if id_ in ids]
        texts.append(_outcomes(trap, ids, taxonomy))
    return TrapsCard(
        sentences=len(given),
        expected=sum(len(trap.find) for trap in given),
        missed=tuple(missed),
        baits=sum(len(trap.reject) for trap in given),
        sprung=tuple(sprung),
        ambiguity=figures_by(texts, "ambiguity"),
        overall=figures_of(texts),
    )


def _outcomes(trap: Trap, found: set[str], taxonomy: Taxonomy) -> tuple[Outcome, ...]:
    verdicts: list[tuple[str, Verdict]] = [(id_, "right" if id_ in found else "missed") for id_ in trap.find]
    verdicts += [(id_, "wrong") for id_ in trap.reject if id_ in found]
    results = []
    for id_, verdict in verdicts:
        entry = taxonomy.by_id[id_]
        results.append(
            Outcome(
                skill=entry.name,
                verdict=verdict,
                kind=entry.kind,
                family=entry.family,
                ambiguity=ambiguity_in(entry, trap.text),
            )
        )
    return tuple(results)
