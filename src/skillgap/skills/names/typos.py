"""Recognise misspelt skill names: long, rare words one slip away from exactly one name.

Names of about the same length with the same first letter are compared from the first difference on; the optimal
string alignment distance confirms. Short words are left alone, and so are words of everyday English: "teams" is not
Trams, "scale" not Scala.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from skillgap.patterns import regex
from skillgap.skills.names.english import is_english
from skillgap.skills.names.matcher import Hit, Matcher
from skillgap.skills.names.passage import Passage
from skillgap.skills.names.surfaces import Surface, compile_surfaces, squash
from skillgap.skills.taxonomy import SkillEntry, Taxonomy

SHORTEST = 6
"""Letters a word must have to be taken for a misspelling."""
SHORTEST_CONCEPT = 10
"""The same where the name is a concept, whose neighbours are words of everyday language."""
SURE = 7
"""Letters from which one wrong letter is forgiven, not only a swapped, missing or doubled one."""
_TOKEN = regex(rf"(?<![\w@.+#/-])[^\W\d_]{{{SHORTEST},}}(?![\w@+#])")


class Typos:
    """Names that a misspelling may mean, kept by first letter and length."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[tuple[str, int], list[str]] = {}
        for name in names:
            self._names.setdefault((name[:1], len(name)), []).append(name)

    def near(self, word: str) -> list[str]:
        """Give the names that begin with the word's letter and differ from it by one slip.

        Words this long that differ in their second letter are alike from the third last on.
        """
        size, head, tail = len(word), word[:2], word[-3:]
        return [
            name
            for length in (size - 1, size, size + 1)
            for name in self._names.get((word[:1], length), ())
            if (name[:2] == head or name[-3:] == tail) and _one_slip(word, name)
        ]


def _one_slip(word: str, name: str) -> bool:
    """Tell quickly whether what follows the first difference is a letter left out, added, changed or swapped."""
    at = 1
    while word[at : at + 1] == name[at : at + 1] and at < len(name):
        at += 1
    return (
        word[at + 1 :] == name[at + 1 :]
        or word[at:] == name[at + 1 :]
        or word[at + 1 :] == name[at:]
        or (word[at + 2 :] == name[at + 2 :] and word[at : at + 2] == name[at : at + 2][::-1])
    )


def typo_names(surfaces: Iterable[Surface], entries: Sequence[SkillEntry]) -> tuple[str, ...]:
    """Choose the surfaces that a misspelling may mean: one unambiguous word of letters, long, longer for a concept."""
    shortest = {"tool": SHORTEST, "concept": SHORTEST_CONCEPT}
    return tuple(
        surface.key
        for surface in surfaces
        if not surface.doubtful
        and len(surface.key) >= shortest[entries[surface.skill].kind]
        and surface.key.isalpha()
        and not surface.gaps
    )


def typos_of(taxonomy: Taxonomy) -> Typos:
    """Give the taxonomy's names to be misspelt, from the cache when it brought them along."""
    held: dict[str, object] = taxonomy.__dict__
    typos = held.get("typos")
    if not isinstance(typos, Typos):
        names = held.get("typo_names")
        if not isinstance(names, str):
            names = "\n".join(typo_names(compile_surfaces(taxonomy.entries), taxonomy.entries))
        typos = held["typos"] = Typos(names.split("\n"))
    return typos


def find_typos(
    passage: Passage,
    typos: Typos,
    matcher: Matcher,
    hits: Sequence[Hit],
    *,
    starts: Iterable[int] | None = None,
) -> list[Hit]:
    """Give a hit for every misspelt name outside the spans already found.

    Where the words that may be one are known beforehand, `starts` gives their offsets.
    """
    taken = sorted((hit.start, hit.end) for hit in hits if not hit.inner)
    found: list[Hit] = []
    known: dict[str, Surface | None] = {}
    tokens = (
        _TOKEN.finditer(passage.text)
        if starts is None
        else filter(None, (_TOKEN.match(passage.text, start) for start in starts))
    )
    for match in tokens:
        word = match.group().lower()
        if _is_taken(match.start(), match.end(), taken):
            continue
        if word not in known:
            name = meant(word, typos)
            known[word] = matcher.surface(name) if name else None
        surface = known[word]
        if surface is not None:
            found.append(Hit(match.start(), match.end(), surface, fuzzy=True))
    return found


def _is_taken(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a span overlaps with one of some sorted spans."""
    at = bisect_right(taken, (start, end))
    return (at > 0 and taken[at - 1][1] > start) or (at < len(taken) and taken[at][0] < end)


def meant(word: str, typos: Typos) -> str | None:
    """Give the one name a word is a slip of; None when there is none, or more than one, or the word is English."""
    low = word.lower() if word.isascii() else squash(word)
    if len(low) < SHORTEST or is_english(low):
        return None
    names = {name for name in typos.near(low) if _is_like(low, name)}
    names = {name for name in names if _is_slip(low, name)}
    return names.pop() if len(names) == 1 else None


def _is_like(word: str, name: str) -> bool:
    """Tell whether a word can be a slip of the name at all, before anything costly is asked."""
    if word == name or (word[-1] != name[-1] and word[-2:] != name[:-3:-1]):
        return False
    return word.removesuffix("s") != name and word != name.removesuffix("s")


def _is_slip(word: str, name: str) -> bool:
    """Tell whether one slip of the fingers makes the word of the name."""
    from rapidfuzz.distance import OSA

    if OSA.distance(word, name, score_cutoff=1) > 1:
        return False
    if len(word) >= SURE and len(name) >= SURE:
        return True
    swapped = len(word) == len(name) and sorted(word) == sorted(name)
    return swapped or _doubling(word, name)


def _doubling(word: str, name: str) -> bool:
    """Tell whether the words differ by a letter left out or written twice."""
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    if len(longer) != len(shorter) + 1:
        return False
    return any(
        longer[:at] + longer[at + 1 :] == shorter and (at and longer[at] == longer[at - 1])
        for at in range(len(longer))
    )
