"""Measure how right the finding of skills is, on labelled texts and on sentences written to mislead."""

from skillgap.accuracy.bench import Bench
from skillgap.accuracy.outcome import Figure, Figures, Outcome, figures_by, figures_of
from skillgap.accuracy.postings import PostingsCard, measure_postings
from skillgap.accuracy.resumes import Card, FileScore, mean, measure
from skillgap.accuracy.spans import SpansCard, measure_spans
from skillgap.accuracy.stability import Stability, StabilityCard, measure_stability
from skillgap.accuracy.structure import Tally
from skillgap.accuracy.traps import Trap, TrapsCard, load_traps, measure_traps

__all__ = [
    "Bench",
    "Card",
    "Figure",
    "Figures",
    "FileScore",
    "Outcome",
    "PostingsCard",
    "SpansCard",
    "Stability",
    "StabilityCard",
    "Tally",
    "Trap",
    "TrapsCard",
    "figures_by",
    "figures_of",
    "load_traps",
    "mean",
    "measure",
    "measure_postings",
    "measure_spans",
    "measure_stability",
    "measure_traps",
]
