"""One request → one advice: the only place that strings the stages together.

What only some commands need is loaded when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillgap.advice.advice import (
    Advice,
    Recall,
    Request,
    advise,
    advise_on,
    as_if_learnt,
    compared_again,
    levels_of,
    matrix_of,
    stored_for,
)
from skillgap.advice.knowledge import Knowledge, from_source, load_knowledge, sources_of
from skillgap.lazily import lazily

if TYPE_CHECKING:
    from skillgap.advice.landscape import Landscape, landscape_of
    from skillgap.advice.loss import plain_loss, with_loss
    from skillgap.advice.planning import plan_for, replan_for
    from skillgap.advice.posting import read_posting
    from skillgap.advice.why import explain

_HOMES = {
    "Landscape": "landscape",
    "explain": "why",
    "landscape_of": "landscape",
    "plain_loss": "loss",
    "plan_for": "planning",
    "read_posting": "posting",
    "replan_for": "planning",
    "with_loss": "loss",
}

__all__ = [
    "Advice",
    "Knowledge",
    "Landscape",
    "Recall",
    "Request",
    "advise",
    "advise_on",
    "as_if_learnt",
    "compared_again",
    "explain",
    "from_source",
    "landscape_of",
    "levels_of",
    "load_knowledge",
    "matrix_of",
    "plain_loss",
    "plan_for",
    "read_posting",
    "replan_for",
    "sources_of",
    "stored_for",
    "with_loss",
]

__getattr__ = lazily(__name__, _HOMES)
