"""Read the labels that forms such as Europass put before a title, an employer, a place or a date."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from skillgap.patterns import regex
from skillgap.resume.vocabulary import entry_words, fold, phrases

Label = Literal["title", "employer", "place", "time", "study"]
_LABELLED = regex(r"^([^\W\d][^:|]{1,40}?)\s*[:|]\s+(?=\S)")
_ENDING = regex(r"(?:^|[|•·,;–—-]\s+)([^\W\d][^:|]{1,40}?)\s*[:|]\s*$")
_LONG = 4
"""Words of a label that is told from what follows without a separator, at least."""
_ASIDE = regex(r"\s*\([^()]*\)")


@lru_cache(maxsize=1)
def _labels() -> dict[str, Label]:
    return {fold(phrase): kind for kind, text in entry_words().labels.items() for phrase in phrases(text)}


def is_label(text: str) -> bool:
    """Tell whether the text is a label and nothing else, such as the "Institution" of a form."""
    return fold(text).strip(" :") in _labels()


def labelled(text: str) -> tuple[Label | None, str]:
    """Part "Employer: Nova Freight", or the same in two cells, into what the label says and the text behind it; None without a known label."""
    match = _LABELLED.match(text)
    kind = _kind(match.group(1)) if match else None
    return (kind, text[match.end() :]) if match and kind else _run_in(text)


def _run_in(text: str) -> tuple[Label | None, str]:
    """Part a long label from the value that stands in the next cell, close behind it."""
    words = text.split()
    for width in range(min(_LONG + 3, len(words) - 1), _LONG - 1, -1):
        kind = _kind(" ".join(words[:width]))
        if kind and not words[width][0].islower():
            return kind, " ".join(words[width:])
    return None, text


def without_time_label(text: str) -> str:
    """Take "Period:" off the end of what stands before a date."""
    if ":" not in text[-2:] and "|" not in text[-2:]:
        return text
    match = _ENDING.search(text)
    return text[: match.start()] if match and _kind(match.group(1)) == "time" else text


def _kind(text: str) -> Label | None:
    return _labels().get(fold(_ASIDE.sub("", text)).replace("’", "'"))
