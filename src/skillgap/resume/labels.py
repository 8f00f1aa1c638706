"""Read the labels that forms such as Europass put before a title, an employer, a place or a date."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from skillgap.patterns import regex
from skillgap.resume.vocabulary import entry_words, fold, phrases

Label = Literal["title", "employer", "place", "time", "study"]
_LABELLED = regex(r"^([^\W\d][^:]{1,40}?)\s*:\s+(?=\S)")
_ENDING = regex(r"(?:^|[|•·,;–—-]\s+)([^\W\d][^:|]{1,40}?)\s*:\s*$")


@lru_cache(maxsize=1)
def _labels() -> dict[str, Label]:
    return {fold(phrase): kind for kind, text in entry_words().labels.items() for phrase in phrases(text)}


def is_label(text: str) -> bool:
    """Tell whether the text is a label and nothing else, such as the "Institution" of a form."""
    return fold(text).strip(" :") in _labels()


def labelled(text: str) -> tuple[Label | None, str]:
    """Part "Employer: Nova Freight" into what the label says and the text behind it; None without a known label."""
    match = _LABELLED.match(text)
    kind = _labels().get(fold(match.group(1)).replace("’", "'")) if match else None
    return (kind, text[match.end() :]) if match and kind else (None, text)


def without_time_label(text: str) -> str:
    """Take "Period:" off the end of what stands before a date."""
    if ":" not in text[-2:]:
        return text
    match = _ENDING.search(text)
    return text[: match.start()] if match and _labels().get(fold(match.group(1))) == "time" else text
