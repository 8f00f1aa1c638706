"""Drop what is printed on every page: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillgap.documents.page.rows import Chunk, Page, make_chunks
from skillgap.patterns import regex

_MARGIN = 0.09
"""Share of the page height, above and below, in which running text stands."""
_NUMBER = regex(
    r"\W*(?:(?:page|seite|página|pagina|p\.?)\s*)?\d{1,3}(?:\s*(?:/|of|von|de|sur|di|\|)\s*\d{1,3})?\W*|"
    r".{0,60}\b(?:page|seite|página)\s+\d{1,3}(?:\s+(?:of|von|de|sur|di)\s+\d{1,3})?\W*|"
    r".{0,60}?\W\d{1,2}\s*(?:/|of)\s*\d{1,2}\W*",
    re.IGNORECASE,
)


def drop_running(pages: Sequence[Page]) -> None:
    """Take running text out of the pages' words, in place.

    Text in the top or bottom margin that comes again on another page (but for its digits) stays where it comes
    first at the top, because a first page's head often carries the name, and goes everywhere else. Page
    numbers in the margins go always.
    """
    margins = [_margin_rows(page) for page in pages]
    counts: dict[str, list[int]] = {}
    for index, rows in enumerate(margins):
        for text, _, _ in rows:
            seen = counts.setdefault(_key(text), [])
            if index not in seen:
                seen.append(index)
    for index, (page, rows) in enumerate(zip(pages, margins, strict=True)):
        drop: set[int] = set()
        for text, is_top, chunk in rows:
            again = len(counts[_key(text)]) > 1
            first = counts[_key(text)][0] == index and is_top
            if _NUMBER.fullmatch(text) or (again and not first):
                drop.update(word.index for word in chunk.words)
        if drop:
            page.words = [word for word in page.words if word.index not in drop]


def _key(text: str) -> str:
    return re.sub(r"\d+", "0", text.casefold())


def _margin_rows(page: Page) -> list[tuple[str, bool, Chunk]]:
    low, high = _MARGIN * page.height, (1 - _MARGIN) * page.height
    words = [word for word in page.words if word.bottom < low or word.top > high]
    return [
        (" ".join(word.text for word in chunk.words), chunk.bottom < low, chunk)
        for chunk in make_chunks(words)
    ]
