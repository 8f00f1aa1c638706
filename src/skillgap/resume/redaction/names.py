"""Mask a person's name wherever and however it is written."""

from __future__ import annotations

import re

from skillgap.resume.resume import Contact
from skillgap.resume.vocabulary import compact, fold

_PART = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)
_TOKEN = re.compile(r"[\w.+@-]*[^\W_][\w.+@-]*")
_RUN = re.compile(r"\[name\](?:[\s,.·_-]*\[name\])+")
_SHORTEST = 3
"""Letters of a part of a name that is masked in any spelling with a capital; shorter ones only as "Li"."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_PARTICLES = frozenset(
    {"van", "von", "der", "den", "del", "dos", "das", "bin", "ibn", "the", "and", "jr", "sr"}
)


class NameMask:
    """Knows one person's name, user names and e-mail local part."""

    def __init__(self, contact: Contact) -> None:
        local = contact.email.partition("@")[0]
        given = contact.name or re.sub(r"[\d._+-]+", " ", local).title()
        parts = [part for part in _PART.findall(given) if len(part) > 1]
        long = [part for part in parts if len(part) >= _SHORTEST]
        self._parts = {fold(part) for part in [*long, *map(_spelt_out, long)]} - _PARTICLES
        self._ways = tuple((part, _spelt_out(part)) for part in long if fold(part) not in _PARTICLES)
        self._short = {part.capitalize() for part in parts if len(part) < _SHORTEST}
        self._initials = {part[0].upper() for part in _PART.findall(given)}
        self._handles = _handles(contact, local)
        letters = [letter for letter in given if letter.isalpha()]
        spaced = r"[\s.·_-]*".join(map(re.escape, letters))
        self._whole = (
            re.compile(rf"(?<![^\W_]){spaced}(?![^\W_])", re.IGNORECASE) if len(letters) > 3 else None
        )
        behind = "|".join(sorted(map(re.escape, self._initials))) or "(?!)"
        self._initial = re.compile(
            rf"(?:(?<!\w)(?:{behind})\.\s*)+\[name\]|\[name\],?\s+(?:(?:{behind})\.\s*)+(?=[,;\s)]|$)|\[name\]\s(?:{behind})\b(?=[,;)]|$)"
        )

    def inside(self, text: str) -> bool:
        """Tell whether a file name or an address holds a part of the name."""
        plain = compact(text)
        return any(part in plain for part in (*map(compact, self._parts), *self._handles))

    def _all_in(self, plain: str) -> bool:
        """Tell whether first and last name both stand in a compact text."""
        return all(any(compact(way) in plain for way in ways) for ways in self._ways)

    def mask(self, text: str) -> str:
        """Mask the name as a whole, its parts and its user names."""
        text = self._whole.sub("[name]", text) if self._whole else text
        text = _PART.sub(self._part, text)
        text = _TOKEN.sub(self._token, text)
        return _RUN.sub("[name]", self._initial.sub("[name]", _RUN.sub("[name]", text)))

    def _part(self, match: re.Match[str]) -> str:
        word = match.group()
        bare = _POSSESSIVE.sub("", word)
        known = (fold(bare) in self._parts and bare[0].isupper()) or bare in self._short
        return f"[name]{word[len(bare) :]}" if known else word

    def _token(self, match: re.Match[str]) -> str:
        """Mask user names, with or without an "@", and words that hold first and last name at once."""
        word = match.group()
        plain = compact(word)
        if plain in self._handles or (len(self._ways) > 1 and self._all_in(plain)):
            return "[name]"
        return word


def _spelt_out(part: str) -> str:
    """Write umlauts as user names do: "Küster" as "Kuester"."""
    return part.casefold().translate(_UMLAUTS)


def _handles(contact: Contact, local: str) -> frozenset[str]:
    """List the user names in the e-mail address and the profile links."""
    users = [
        local,
        *(link.rstrip("/").rsplit("/", 1)[-1] for link in contact.links if "/" in link.split("//")[-1]),
    ]
    return frozenset(
        plain for user in users if len(plain := compact(user)) > _SHORTEST and not plain.isdigit()
    )
