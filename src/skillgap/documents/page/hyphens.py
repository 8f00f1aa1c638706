"""Close words broken at line ends, and keep the hyphens their author typed."""

from __future__ import annotations

import re

import msgspec

from skillgap.documents.document import Line

_COMPOUND = frozenset(
    [
        "all",
        "best",
        "cross",
        "cutting",
        "data",
        "day",
        "decision",
        "deep",
        "double",
        "end",
        "event",
        "fast",
        "first",
        "five",
        "four",
        "full",
        "half",
        "hand",
        "hard",
        "high",
        "key",
        "large",
        "left",
        "lead",
        "long",
        "low",
        "machine",
        "mid",
        "month",
        "multi",
        "near",
        "non",
        "object",
        "off",
        "one",
        "open",
        "part",
        "peer",
        "problem",
        "real",
        "right",
        "scikit",
        "second",
        "self",
        "semi",
        "server",
        "short",
        "side",
        "single",
        "six",
        "small",
        "ten",
        "third",
        "three",
        "time",
        "top",
        "two",
        "user",
        "web",
        "well",
        "wide",
        "world",
        "year",
        "zero",
    ]
)
"""First halves that English joins by a hyphen; those that hyphenation also splits off are left out."""
_HYPHENS = "-\u00ad"


def rejoin(lines: list[Line]) -> list[Line]:
    """Close words broken over two lines of one paragraph: the whole word stays on the first line."""
    known: frozenset[str] | None = None
    result: list[Line] = []
    for line in lines:
        last = result[-1] if result else None
        if (
            last is not None
            and last.text[-1:] in _HYPHENS
            and last.column == line.column
            and not line.bullet
            and breaks_word(last.text, line.text)
        ):
            known = _whole_words(lines) if known is None else known
            whole = join_broken(last.text, line.text, known=known)
            _, _, rest = line.text.partition(" ")
            cut = len(whole) - len(rest) - (1 if rest else 0)
            result[-1] = _with_text(last, whole[:cut])
            if rest:
                result.append(_with_text(line, rest))
            continue
        result.append(line)
    return result


def _whole_words(lines: list[Line]) -> frozenset[str]:
    """Collect the words of a document in lower case, but for the halves of those broken at a line's end."""
    words: list[str] = []
    broken = False
    for line in lines:
        found = re.findall(r"\w+(?:-\w+)*", line.text.lower())
        words += found[1 if broken else 0 :]
        broken = line.text[-1:] in ("-", "\u00ad")
        if broken and words:
            words.pop()
    return frozenset(words)


def _with_text(line: Line, text: str) -> Line:
    return msgspec.structs.replace(line, text=text)


def breaks_word(text: str, following: str) -> bool:
    """Tell whether a line ends inside a word that goes on at the start of the following line."""
    if len(text) < 3 or text[-1] not in _HYPHENS or not text[-2].isalpha():
        return False
    return following[:1].islower()


def join_broken(text: str, following: str, *, known: frozenset[str] = frozenset()) -> str:
    """Join a word broken over two lines, keeping a hyphen that belongs to it.

    `known` holds the words of the document in lower case. A soft hyphen always goes. A hard one stays when the
    hyphenated form is known, when the second half is a word of the document by itself, when the first half is
    itself hyphenated, short, an abbreviation or a word that forms compounds; otherwise a typesetter put it there.
    """
    head, tail = text[:-1], following.split(" ", 1)[0]
    if text[-1] == "\u00ad":
        return head + following
    first = head.rsplit(" ", 1)[-1].strip("(\"'“‘").lower()
    second = re.sub(r"\W+$", "", tail).lower()
    if len(first) < 2 or "-" in second or head[-2:].isupper():
        return f"{head}-{following}"
    compound = (
        f"{first}-{second}" in known
        or (second in known and len(second) > 3)
        or first in _COMPOUND
        or "-" in first
    )
    whole_known = f"{first}{second}" in known
    return f"{head}-{following}" if compound and not whole_known else head + following
