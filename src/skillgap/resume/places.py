"""Tell places from names, and part a name from the place behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from skillgap.patterns import regex
from skillgap.resume.lines import is_legal_form, opens_with_brand
from skillgap.resume.vocabulary import entry_words, fold, folded, mentions, place_words

STRONG = regex(r"\s+[-–—]{1,2}\s+|\s*[|•·│∙⋅¦]\s*|\s*;\s+|\s+//\s+|(?<=[a-z]{4})\.\s+(?=[A-Z])|\t+")
"""What parts the fields of a header more strongly than a comma does."""
_COMMA = regex(r",\s+(?![^(]*\))")
_AND = regex(r"\S+ (?:&|and|und|et|y|e|en|og|och) \S")
ASIDE = regex(r"\s*\(([^()]*)\)")
_FEMALE = regex(r"(?:[:*/_-]-?)?in(?:nen)?$")
_LONG_TITLE = 9
"""Letters a compound that names a post has at least."""


class _Vocabulary(NamedTuple):
    wide: frozenset[str]
    """Countries, regions and words for anywhere: these may end a place."""
    places: frozenset[str]
    cities: frozenset[str]
    codes: frozenset[str]
    remote: frozenset[str]
    titles: frozenset[str]
    endings: tuple[str, ...]
    employers: frozenset[str]
    forms: frozenset[str]
    """Legal forms that name no region as well."""
    schools: frozenset[str]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    words, places = entry_words(), place_words()
    remote, cities, codes = folded(words.remote), folded(places.cities), folded(places.codes)
    codes |= {code.strip(".") for code in codes}
    wide = folded(places.countries) | folded(places.regions) | remote
    return _Vocabulary(
        wide=wide,
        places=wide | cities,
        cities=cities,
        codes=codes,
        remote=remote,
        titles=folded(words.title_words),
        endings=tuple(sorted(folded(words.title_endings))),
        employers=folded(words.org_words),
        forms=frozenset(form for form in folded(words.legal_forms) if form.strip(".") not in codes),
        schools=folded(words.schools),
    )


def title_score(text: str) -> int:
    """Count the words that name a post, compounds of such a word too; what stands in brackets does not count."""
    plain = ASIDE.sub("", text)
    return len(mentions(plain, _vocabulary().titles)) or _compound_titles(plain)


def _compound_titles(text: str) -> int:
    """Count compounds that end in a title ("Produktmanagerin", "Testingenieur:in")."""
    return sum(
        fold(_FEMALE.sub("", word.strip(",.()"))).endswith(_vocabulary().endings)
        for word in text.split()
        if len(word) >= _LONG_TITLE
    )


def is_organisation(text: str) -> bool:
    """Tell whether a word names a kind of organisation ("University of …", "… GmbH")."""
    return bool(mentions(text, _vocabulary().employers))


def is_school(text: str) -> bool:
    """Tell whether a word names a kind of school: a university, an institute."""
    return bool(mentions(text, _vocabulary().schools))


def is_sure_organisation(text: str) -> bool:
    """Tell whether a word stands in names of employers only: a legal form, a kind of school."""
    words = text.split()
    return is_school(text) or is_legal_form(words[-1] if words else "")


def is_known_place(text: str) -> bool:
    """Tell whether the whole text is a listed city, region or country."""
    return fold(text).strip(" .()") in _vocabulary().places


def is_place(text: str) -> bool:
    """Tell whether the whole text names a place: "Lyon", "Cleveland, OH", "Remote", "Berlin, Germany"."""
    words = _vocabulary()
    pieces = [piece for piece in STRONG.split(text) if piece.strip()]
    if len(pieces) > 1:
        return all(is_place(piece) for piece in pieces)
    plain = fold(ASIDE.sub("", text)).strip(" .")
    if not plain:
        return fold(text).strip("() .") in words.places
    if plain in words.places:
        return True
    city, _, code = text.strip(" .()").rpartition(" ")
    if code.isupper() and fold(code) in words.codes and fold(city) in words.cities:
        return True
    town, _, code = ASIDE.sub("", text).strip(" .").rpartition(" ")
    if code.isupper() and fold(code) in words.codes and "," not in town:
        state = len(code) > 2 and fold(code) not in words.wide
        return fold(town) in words.places or (state and 0 < len(town.split()) <= 2 and town.istitle())
    parts = [part.strip(" .") for part in re.split(r",|/|;", plain) if part.strip(" .")]
    known = [part in words.places for part in parts]
    if not 2 <= len(parts) <= 4 or title_score(text) or all(known):
        return all(known) and bool(parts)
    tail = ASIDE.sub("", text).strip().split(",")[-1].strip(" .()")
    wide = parts[-1] in words.wide - words.remote - words.cities or (
        tail.isupper() and parts[-1] in words.codes
    )
    name = text.split(",")[0]
    unknown = not known[0] and (
        mentions(name, words.employers) or len(name.split()) > 3 or split_city(name) is not None
    )
    inner = all(part in words.codes or part in words.wide - words.cities for part in parts[1:-1])
    return wide and inner and not unknown


def at_commas(text: str) -> list[str]:
    """Split at the commas between parts, not at those inside a name: "Nova, Inc.", "Smith, Okafor & Partners"."""
    parts: list[str] = []
    for part in _COMMA.split(text):
        form = fold(part) in _vocabulary().forms
        names = len(parts) > 1 and " " not in parts[-1] and _AND.match(part) is not None
        if parts and (form or (names and not title_score(parts[-1]))):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def split_place(text: str) -> tuple[str, str]:
    """Part a name from the place behind it ("Ada Fernweh Leeds, UK"); no place gives an empty text."""
    parts, places = without_places(at_commas(text))
    return ", ".join(parts), ", ".join(places)


def without_places(parts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take the parts that name a place off the end."""
    words = _vocabulary()
    kept = [part.strip() for part in parts if part.strip()]
    places: list[str] = []
    while len(kept) > 1:
        last = fold(ASIDE.sub("", kept[-1])).strip(" .")
        code = kept[-1].isupper() and last in words.codes
        if last not in words.places and not code:
            break
        wide = code or last in words.wide - words.remote - words.cities
        places.insert(0, kept.pop())
        if is_known_place(kept[-1]) and len(kept) > 1:
            continue
        if wide and (split := split_city(kept[-1])):
            kept[-1], city = split
            places.insert(0, city)
        elif wide and _is_town(kept):
            places.insert(0, kept.pop())
    return kept, places


def _is_town(parts: Sequence[str]) -> bool:
    """Tell a town nobody listed, before its country, from an employer behind a title."""
    last = parts[-1]
    if title_score(last) or len(last.split()) > 3 or len(parts) < 2:
        return False
    return len(parts) > 2 or not (title_score(parts[0]) or is_organisation(last))


def split_city(text: str) -> tuple[str, str] | None:
    """Split "Nova Freight Leeds" where a place set apart on the page was joined to the name before it."""
    words = text.split()
    for width in (3, 2, 1):
        name, city = words[:-width], words[-width:]
        if not name or fold(" ".join(city)).strip("()") not in _vocabulary().places:
            continue
        last = name[-1]
        if sum(word.count("(") - word.count(")") for word in name) > 0:
            return None
        if last[0].isupper() or last.endswith(")") or opens_with_brand(last) or len(last) > 4:
            return " ".join(name), " ".join(city)
    return None
