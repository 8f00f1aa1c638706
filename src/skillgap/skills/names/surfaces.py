"""The spellings of a skill's name, and the squashed form in which names and texts are compared.

Squashed is lower case, without spaces, hyphens, underscores, slashes and inner full stops, so that "scikit learn",
"Scikit-Learn" and "scikitlearn" are one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from skillgap.patterns import regex
from skillgap.skills.taxonomy import AmbiguityClass, SkillEntry

HEAD = 3
"""Letters by which keys are grouped."""
SEPARATORS = " \t\n\r\f\v\u00a0\u2009\u202f\u00ad\u200b\u2010\u2011-_/."
"""What may stand between the parts of a name."""
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_FOLDED = {
    chr(code): base[0]
    for code in range(0xC0, 0x250)
    if (base := unicodedata.normalize("NFKD", chr(code))) and base[0].isascii() and base[0].isalpha()
}
_FOLDED |= {"\u2019": "'", "\u2018": "'"}
_STRANGE = regex(r"[^\x00-\x7f]")
_MARK = regex(r"[\W_]")
_MARKS = {code: " " for code in range(0x80) if not chr(code).isalnum()}
_KEPT = regex(rf"(?:[^{re.escape(SEPARATORS)}]+|(?<![^\W_.])\.(?=[^\W\d_])|\.(?![^\W_]))+")
"""Everything but separators; a full stop that begins a name (".NET") or ends a sentence is none."""


class Surface(msgspec.Struct, frozen=True, array_like=True):
    """One spelling of a skill, ready for matching."""

    key: str
    """Squashed form."""
    skill: int
    """Index into the taxonomy's entries."""
    text: str
    """As authored."""
    gaps: tuple[int, ...]
    """Positions in `key` where a separator may stand."""
    humps: tuple[int, ...] = ()
    """Positions in `key` where a capital letter begins a new part ("PyTorch")."""
    ambiguous: AmbiguityClass | None = None
    alias: bool = False
    """False for the skill's own name."""

    @property
    def doubtful(self) -> bool:
        """Whether something must speak for the skill before the surface counts."""
        return self.ambiguous is not None and self.ambiguous != "usual"


def squash(text: str) -> str:
    """Reduce a name to the form compared: lower case, no separators, no accents."""
    return squashed(text)[0]


def squashed(text: str) -> tuple[str, list[int]]:
    """Reduce a text to the form compared, with the offset in `text` of every character kept."""
    low = folded(text)
    parts: list[str] = []
    kept: list[int] = []
    for match in _KEPT.finditer(low):
        parts.append(match.group())
        kept.extend(range(*match.span()))
    return "".join(parts), kept


def lowered(text: str) -> str:
    """Give a text in lower case, every character in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower()[:1] or char for char in text)


def folded(text: str) -> str:
    """Give a text in lower case without accents, every character in its place."""
    low = lowered(text)
    if not low.isascii():
        for char in _FOLDED.keys() & set(_STRANGE.findall(low)):
            low = low.replace(char, _FOLDED[char])
    return low


def plain(text: str) -> str:
    """Give a text folded to the first 128 characters, every character in its place; what has no like is a null.

    Texts of wider characters are searched at a seventh of the speed.
    """
    low = folded(text)
    if not low.isascii():
        for char in set(_STRANGE.findall(low)):
            low = low.replace(char, "\0")
    return low


def spaced(low: str) -> str:
    """Give a folded text with a space in the place of every character that is neither a letter nor a digit."""
    if not low.isascii():
        for char in set(_STRANGE.findall(low)):
            low = low if char.isalnum() else low.replace(char, " ")
    return low.translate(_MARKS) if low.isascii() else _MARK.sub(" ", low)


def surfaces_of(entry: SkillEntry, skill: int) -> Iterable[Surface]:
    """Give every spelling of an entry; a spelling listed as ambiguous stays so however it is squashed."""
    doubtful = {squash(text): kind for text, kind in entry.ambiguous.items()}
    merged: dict[str, Surface] = {}
    for text in (entry.name, *entry.aliases, *entry.ambiguous):
        for spelling in _spellings(text, entry.kind, text in entry.ambiguous):
            surface = _surface(spelling, skill, doubtful.get(squash(spelling)), alias=text != entry.name)
            known = merged.get(surface.key)
            if known is not None:
                gaps = tuple(sorted({*known.gaps, *surface.gaps}))
                surface = msgspec.structs.replace(known, gaps=gaps)
            merged[surface.key] = surface
    return merged.values()


def _spellings(text: str, kind: str, ambiguous: bool) -> Iterable[str]:
    yield text
    if " & " in text:
        yield text.replace(" & ", " and ")
    if (
        kind == "concept"
        and not ambiguous
        and len(text) > 4
        and text[-1] == "y"
        and text[-2] not in "aeiou"
        and text[-2:].islower()
    ):
        yield text[:-1] + "ies"


def _surface(text: str, skill: int, ambiguous: AmbiguityClass | None, *, alias: bool) -> Surface:
    key, kept = squashed(text)
    gaps = tuple(at for at in range(1, len(kept)) if kept[at] - kept[at - 1] > 1)
    places = {offset: at for at, offset in enumerate(kept)}
    humps = tuple(places[match.start()] for match in _HUMP.finditer(text) if match.start() in places)
    return Surface(key, skill, text, gaps, humps, ambiguous, alias)


def compile_surfaces(entries: Sequence[SkillEntry]) -> tuple[Surface, ...]:
    """Give the spellings of all entries, each key once; of two skills with one spelling the first by id has it."""
    found: dict[str, Surface] = {}
    for skill, entry in enumerate(entries):
        for surface in surfaces_of(entry, skill):
            if surface.key:
                found.setdefault(surface.key, surface)
    return tuple(found[key] for key in sorted(found))


class Lexicon(msgspec.Struct, frozen=True, array_like=True):
    """All surfaces in a form that loads fast: a few long strings, taken apart where needed."""

    keys: str
    """Squashed forms, one a line."""
    details: str
    """In the same order without line ends: skill, gaps, humps, class, alias and text, parted by tabs."""
    ends: bytes
    """Where each of the details ends, numbers of four bytes."""
    longest: dict[str, int]
    """First letters of a key → length of the longest key that begins so."""


def lexicon_of(surfaces: Sequence[Surface]) -> Lexicon:
    """Pack surfaces."""
    longest: dict[str, int] = {}
    for surface in surfaces:
        head = surface.key[:HEAD]
        longest[head] = max(longest.get(head, 0), len(surface.key))
    details = [
        "\t".join(
            (
                str(surface.skill),
                " ".join(map(str, surface.gaps)),
                " ".join(map(str, surface.humps)),
                surface.ambiguous or "",
                "1" if surface.alias else "",
                surface.text,
            )
        )
        for surface in surfaces
    ]
    ends = array("I", accumulate(map(len, details)))
    keys = "\n".join(surface.key for surface in surfaces)
    return Lexicon(keys, "".join(details), ends.tobytes(), longest)
