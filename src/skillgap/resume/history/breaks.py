"""Tell time away from work from work."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from skillgap.resume.places import at_commas, title_score
from skillgap.resume.vocabulary import entry_words, fold, phrases


@lru_cache(maxsize=1)
def _breaks() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in phrases(entry_words().breaks))


def is_break(header: Sequence[str]) -> bool:
    """Tell whether an entry is time away from work, such as parental leave."""
    first = fold(header[0]) if header else ""
    starts = any(
        first.startswith(phrase) and not first[len(phrase) : len(phrase) + 1].isalnum()
        for phrase in _breaks()
    )
    return starts and not title_score(at_commas(first)[0])
