"""Find every place where a skill is named, whatever the spelling; context decides later what counts.

Names are compared in squashed form. Boundaries and gaps are then checked on the original text, because `\\b` breaks
C++, C# and .NET, and because "no SQL" is not NoSQL.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import cast

import msgspec

from skillgap.patterns import regex
from skillgap.skills.names.english import english_words
from skillgap.skills.names.masked import masked
from skillgap.skills.names.passage import Passage
from skillgap.skills.names.surfaces import HEAD, Lexicon, Surface, compile_surfaces, lexicon_of, squashed
from skillgap.skills.names.surfaces import squash as squash
from skillgap.skills.taxonomy import AmbiguityClass, Taxonomy

_GAP = regex(
    r"(?:[ \t\u00a0\u2009\u202f]{1,2}|[-_\u2010\u2011\u00ad\u200b.]|[-\u2010\u2011\u00ad]?\s*\n\s*|\s?/\s?)\Z"
)
_BROKEN_LINE = regex(r"[-\u2010\u2011\u00ad]\s*\n\s*\Z|[\u00ad\u200b]\Z")
_INITIALS = regex(r"(?<![^\W_])[A-Z]\.[A-Z]\b|(?<=\.)[A-Z]\.[A-Z]\b")
"""Single capitals with a stop between them: "B.I." is BI."""
_RUN = regex(r"[^\W_]+")
_DIGITS = regex(r"[\d]+(?=\b|$)")
_VERSION = regex(r"[ -]?v?\d+(?:\.(?:\d+|x))*\+?(?![^\W_])")
_PLURAL = regex(r"(?:s|es|['’]s)(?![^\W_])")
_SHORT_LENGTH = 2
_BESIDE_LETTER = regex(r"[+#]|['’][^\W\d_](?!\b(?<=['’]s))")
"""What parts no letter: "C+", the French "C'est"; but "R's" is R."""
_ABBREVIATION = 3
"""Letters up to which a plural is believed only of capitals: "PCs", not "does"."""
_HALF = 4
"""Letters each half must have when a name is written as two lower-case words: "type script", not "git hub"."""
_ITEM_START = regex(r"(?:^|[,;/|(•:\n])\s*$")
_LONG = 12
"""Letters from which a name is believed to cross the end of a short line."""
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "any",
        "all",
        "as",
        "at",
        "by",
        "do",
        "for",
        "go",
        "in",
        "is",
        "it",
        "me",
        "my",
        "no",
        "of",
        "on",
        "or",
        "our",
        "so",
        "the",
        "to",
        "up",
        "us",
        "we",
        "your",
    ]
)


class Hit(msgspec.Struct, frozen=True):
    """A surface found in a text."""

    start: int
    end: int
    """Past the name, including a plural ending but no version."""
    surface: Surface
    fuzzy: bool = False
    inner: bool = False
    """True when it lies inside a longer name ("AWS" in "AWS Textract")."""

    @property
    def kind(self) -> str | None:
        """Why the hit needs context: its surface's class, or "misspelling"; None when it is beyond doubt."""
        return "misspelling" if self.fuzzy else self.surface.ambiguous

    @property
    def doubtful(self) -> bool:
        """Whether something must speak for the hit before it counts."""
        return self.fuzzy or self.surface.doubtful

    def place(self) -> tuple[int, bool, int]:
        """Order hits by where they stand, longer names before those inside them."""
        return self.start, self.inner, self.end

    def rank(self) -> tuple[int, int, int, str]:
        """Order hits by where they begin, longer ones first."""
        key = self.surface.key
        return self.start, -self.end, -len(key), key


class Matcher:
    """Finds the surfaces of a lexicon.

    Names begin and end at few places of a text, so every stretch between two such places is looked up in a dictionary.
    An automaton scans faster, but takes longer to build than a resume takes to search: 25 ms for 25,000 surfaces.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._index = dict(zip(lexicon.keys.split("\n"), count()))
        self._details = lexicon.details
        self._ends = memoryview(lexicon.ends).cast("I")
        self._longest = lexicon.longest
        self._known: dict[str, Surface] = {}

    def surface(self, key: str) -> Surface | None:
        """Give the surface with a key; None when there is none."""
        known = self._known.get(key)
        if known is None and key in self._index:
            place = self._index[key]
            details = self._details[self._ends[place - 1] if place else 0 : self._ends[place]]
            skill, gaps, humps, kind, alias, text = details.split("\t")
            ambiguous = cast(AmbiguityClass, kind) if kind else None
            places = tuple(map(int, gaps.split())), tuple(map(int, humps.split()))
            known = self._known[key] = Surface(key, int(skill), text, *places, ambiguous, bool(alias))
        return known

    def candidates(self, passage: Passage) -> list[Hit]:
        """Give every verified hit, overlapping ones too, by start and then longest first."""
        text = masked(passage.text)
        return sorted(self.within(text, 0, len(text), passage), key=Hit.rank)

    def within(self, text: str, first: int, last: int, passage: Passage) -> Iterator[Hit]:
        """Give the verified hits in a stretch of a passage's masked text, whose edges lie between words."""
        low, kept = squashed(text[first:last])
        starts, ends = edges(text[first:last], low, kept)
        kept = [place + first for place in kept] if first else kept
        after = 0
        for start in starts:
            limit = start + max(self._longest.get(low[start : start + HEAD], 0), HEAD - 1)
            while after < len(ends) and ends[after] <= start:
                after += 1
            for at in range(after, len(ends)):
                end = ends[at]
                if end > limit:
                    break
                if low[start:end] in self._index:
                    hit = self.verified(low[start:end], text, kept[start:end], passage)
                    if hit is not None:
                        yield hit

    def verified(self, key: str, text: str, kept: Sequence[int], passage: Passage) -> Hit | None:
        """Make a hit of a key whose letters stand at the offsets `kept`, if boundaries and gaps allow it."""
        surface = self.surface(key)
        return None if surface is None else _verified(surface, text, kept, passage)

    def find(self, passage: Passage) -> list[Hit]:
        """Give the hits, longest first from the left; a shorter name inside a longer one comes marked `inner`."""
        return self._chosen(self.candidates(passage))

    def _chosen(self, candidates: Iterable[Hit]) -> list[Hit]:
        chosen: list[Hit] = []
        inner: list[Hit] = []
        end = -1
        for hit in candidates:
            if hit.start >= end:
                chosen.append(hit)
                end = hit.end
            elif hit.end <= end and hit.surface.skill != chosen[-1].surface.skill:
                inner.append(Hit(hit.start, hit.end, hit.surface, inner=True))
        return sorted([*chosen, *inner], key=Hit.place) if inner else chosen


def edges(text: str, low: str, kept: list[int]) -> tuple[list[int], list[int]]:
    """Give the places in the squashed text where a name may begin, and where one may end, in order."""
    starts: list[int] = []
    ends: set[int] = set()
    size = len(low)
    for match in _RUN.finditer(text):
        start, end = bisect_left(kept, match.start()), bisect_left(kept, match.end())
        if start >= size or start == end:
            continue
        if start and low[start - 1] == "." and kept[start] - kept[start - 1] == 1:
            starts.append(start - 1)
        starts.append(start)
        ends.add(end)
        if low[end - 1] == "s":
            ends.update(place for place in (end - 1, end - 2) if place > start)
        digits = None if low[start:end].isalpha() else _DIGITS.search(low, start, end)
        if digits and digits.start() > start:
            ends.add(digits.start())
        while end < size and low[end] in "+#*" and kept[end] - kept[end - 1] == 1:
            end += 1
            ends.add(end)
    return starts, sorted(ends)


def matcher_of(taxonomy: Taxonomy) -> Matcher:
    """Give the taxonomy's matcher, made at first use."""
    held: dict[str, object] = taxonomy.__dict__
    matcher = held.get("matcher")
    if not isinstance(matcher, Matcher):
        matcher = held["matcher"] = Matcher(lexicon_in(taxonomy))
    return matcher


def lexicon_in(taxonomy: Taxonomy) -> Lexicon:
    """Give the taxonomy's lexicon, compiled when it did not bring one along."""
    lexicon = taxonomy.__dict__.get("lexicon")
    return lexicon if isinstance(lexicon, Lexicon) else lexicon_of(compile_surfaces(taxonomy.entries))


def _verified(surface: Surface, text: str, kept: Sequence[int], passage: Passage) -> Hit | None:
    """Check boundaries and gaps on the original text; give the hit with its plural, or None."""
    start, end = kept[0], kept[-1] + 1
    if start and _joined_left(text, start):
        return None
    if len(surface.key) <= _SHORT_LENGTH and _BESIDE_LETTER.match(text, end):
        return None
    stop = _right_end(surface, text, kept, end)
    if stop is None or (end - start > len(surface.key) and not _gaps_fit(surface, text, kept, passage)):
        return None
    return Hit(start, stop, surface)


def _joined_left(text: str, start: int) -> bool:
    before = text[start - 1]
    if before.isalnum() or before in "@\0" or text[start] == ".":
        return before.isalnum() or before in "@\0"
    return before == "." and start > 1 and text[start - 2].isalnum() and text[start - 2 : start - 1].islower()


def _right_end(surface: Surface, text: str, kept: Sequence[int], end: int) -> int | None:
    """Give where the name ends: at a boundary, after a plural, or before a version; None inside a word."""
    after = text[end : end + 1]
    if after == "\0":
        return None
    if not after or not (after.isalnum() or after == "_"):
        return None if after in ("+", "#") and surface.key[-1] in "+#" else end
    if surface.key[-1].isalpha() or surface.key[-1] in "+#":
        plural = _PLURAL.match(text, end)
        if plural and surface.key[-1].isalpha() and (after == "s" or _takes_es(surface.key)):
            return plural.end() if _pluralises(surface, text[kept[0] : end], plural.group()) else None
        if after.isdigit() and _VERSION.match(text, end) and not surface.doubtful:
            return end
    return None


def _pluralises(surface: Surface, text: str, ending: str) -> bool:
    """Tell whether a plural is one of the name.

    An abbreviation in small letters has none ("does"), and a word of its own is none ("canvas" is not many Canva).
    """
    if len(surface.key) <= _ABBREVIATION and not text.isupper():
        return False
    return text.isupper() or " " in text or (text + ending).lower() not in english_words()


def _takes_es(key: str) -> bool:
    return key.endswith(("s", "x", "z", "ch", "sh"))


def _gaps_fit(surface: Surface, text: str, kept: Sequence[int], passage: Passage) -> bool:
    """Check what stands between the letters: only where the name has a gap, or a hyphen, or a hump."""
    for at in range(1, len(kept)):
        before, after = kept[at - 1] + 1, kept[at]
        if before == after:
            continue
        gap = text[before:after]
        if not _GAP.match(gap) or ("\n" in gap and not _crosses(surface, passage, before, after)):
            return False
        if (
            at in surface.gaps
            or _BROKEN_LINE.search(gap)
            or (gap == "." and _INITIALS.match(text, before - 1))
        ):
            continue
        if "/" in gap or "." in gap or not _splits(surface, text, at, gap, kept):
            return False
    return True


def _crosses(surface: Surface, passage: Passage, before: int, after: int) -> bool:
    """Tell whether a name may cross a line end: where the text runs on, or a long name in a narrow column."""
    edges = [passage.breaks[edge] for edge in range(before, after) if edge in passage.breaks]
    return not any(edges) and (not edges or len(surface.key) >= _LONG)


def _splits(surface: Surface, text: str, at: int, gap: str, kept: Sequence[int]) -> bool:
    """Allow "Py-Torch" and "Py Torch" for PyTorch, but neither "no SQL" nor "re-act"."""
    if at in surface.humps:
        if surface.key[:at] in _FUNCTION_WORDS:
            return text[kept[0]].isupper() and bool(_ITEM_START.search(text[: kept[0]]))
        lower = text[kept[0] : kept[-1] + 1].islower() and min(at, len(surface.key) - at) >= _HALF
        return text[kept[at]].isupper() or lower or (gap == "-" and not surface.doubtful)
    return gap == "-" and not surface.doubtful and 2 <= at <= len(surface.key) - 2 and len(surface.key) > 5
