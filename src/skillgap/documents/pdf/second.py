"""The second PDF reader, for files the first cannot open or whose words it runs together."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from skillgap.documents.clean import clean, mark_bullet
from skillgap.documents.document import Line, Warning
from skillgap.documents.source import Draft, Request

GLUED = 0.05
"""Share of run-together words above which a reading is not trusted; good readings stay under 0.037."""
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "to",
        "using",
        "was",
        "we",
        "were",
        "which",
        "with",
        "your",
    ]
)
_STARTS = tuple(sorted(word for word in _SMALL if len(word) > 1))
_FUSED = frozenset(
    [
        "into",
        "onto",
        "within",
        "without",
        "another",
        "therefore",
        "whereas",
        "format",
        "forms",
        "forward",
        "inform",
        "order",
    ]
)


def glued_share(text: str) -> float:
    """Give the share (0–1) of words that are a small word and a word of the same text run together.

    A text whose words are longer than eleven letters on average counts as run together altogether.
    """
    words = re.findall(r"[a-z]{2,}", text.lower())
    if len(words) < 30:
        return 0.0
    if sum(map(len, words)) / len(words) > 11:
        return 1.0
    known = {word for word in words if len(word) > 4} | _SMALL
    return sum(count for word, count in Counter(words).items() if _is_glued(word, known)) / len(words)


def _is_glued(word: str, known: set[str]) -> bool:
    """Tell whether a word is made up of several known words, of which at least one is small."""
    length = len(word)
    if length < 5 or length > 60 or word in _FUSED:
        return False
    if not word.startswith(_STARTS) and known.isdisjoint([word[:end] for end in range(5, length - 1)]):
        return False
    reached: dict[int, bool] = {0: False}
    for start in range(length - 1):
        if start in reached:
            for end in range(start + 2, length + 1 if start else length):
                part = word[start:end]
                if part in known:
                    reached[end] = reached.get(end, False) or reached[start] or part in _SMALL
    return reached.get(length, False)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's remarks about damaged files off the screen."""
    import logging

    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(before)


def read_again(request: Request) -> Draft | None:
    """Read with pypdf, lines without places; None when it cannot read the file either."""
    import io

    with _quiet():
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError

        try:
            reader = PdfReader(io.BytesIO(request.data), strict=False)
            if reader.is_encrypted and not reader.decrypt(request.password or ""):
                return None
            count = len(reader.pages)
            request.limits.check(request.name, what="pages", found=count, allowed=request.limits.pages)
            texts = [page.extract_text() for page in reader.pages]
        except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError, RecursionError,
                NotImplementedError, AssertionError, OverflowError, MemoryError):  # fmt: skip
            return None
    return Draft(format="pdf", lines=_lines(texts), pages=count, warnings=[_SECOND])


_SECOND = Warning("second-reader", "The file is irregular; it was read without the places of its words.")


def _lines(texts: list[str]) -> list[Line]:
    lines: list[Line] = []
    block = 0
    for page, text in enumerate(texts, 1):
        block += 1
        for part in text.splitlines():
            line, bullet = mark_bullet(clean(part))
            block += bullet or not line
            if line:
                lines.append(Line(text=line, page=page, number=0, block=block, bullet=bullet))
    return lines
