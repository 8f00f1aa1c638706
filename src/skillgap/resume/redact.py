"""Mask what identifies a person before a text is shared."""

from __future__ import annotations

import re
from pathlib import PurePath

import msgspec

from skillgap.documents import Document
from skillgap.resume.contact import EMAIL, LINK, PHONE
from skillgap.resume.resume import Contact

_STREET = (
    r"\b\d{1,5}[a-z]?,?\s+(?:[A-Z][\w'.-]*\s+){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|court|ct|way|"
    r"place|pl|square|sq|terrace|close|crescent|gardens|grove|hill|row|mews|parkway|pkwy|highway|hwy|circle|trail)\b\.?"
    r"|\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|allee|platz|gasse|straat|laan|plein)\s+\d{1,4}\s?[a-z]?\b"
    r"|\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|allée|chemin|impasse|quai)\s+[\w'’ -]{3,40}"
    r"|\b(?:calle|c/|avenida|av\.|avda\.|plaza|paseo|via|viale|corso|piazza|rua|travessa|praça)\s+[\w'’ .-]{3,40},?\s*\d{1,4}\b"
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b")


def redact(text: str, contact: Contact) -> str:
    """Replace e-mail addresses, phone numbers, links, the person's name and street addresses by labels in brackets.

    Years and ranges of years stay. The name is masked as a whole and, from three letters on, each of its parts where
    it stands alone with a capital; a surname that is also a word ("Stone") is masked too: privacy goes first.
    """
    for link in contact.links:
        text = text.replace(link, "[link]")
    text = EMAIL.sub("[email]", text)
    text = re.sub(r"https?://\S+|www\.\S+", "[link]", text)
    text = LINK.sub(_link, text)
    text = re.sub(_STREET, "[address]", text, flags=re.IGNORECASE)
    text = _POSTCODE.sub("[address]", text)
    text = PHONE.sub(_phone, text)
    return _without_name(text, contact.name)


def redact_document(document: Document, contact: Contact) -> Document:
    """Mask a whole document: its lines, what is hidden in it, its file name; its link targets go.

    The place the person gives as address is masked wherever it is written that way.
    """
    place = re.compile(rf"(?<!\w){re.escape(contact.location)}(?!\w)") if contact.location else None

    def masked(text: str) -> str:
        text = redact(text, contact)
        return place.sub("[address]", text) if place else text

    stem = PurePath(document.name)
    return msgspec.structs.replace(
        document,
        name="[name]" + stem.suffix if _without_name(stem.stem, contact.name) != stem.stem else document.name,
        lines=tuple(msgspec.structs.replace(line, text=masked(line.text)) for line in document.lines),
        hidden=tuple(msgspec.structs.replace(item, text=masked(item.text)) for item in document.hidden),
        links=(),
        digest="",
    )


def _link(match: re.Match[str]) -> str:
    """Mask addresses with a path or a known kind of host; names such as "Node.js" stay."""
    link = match.group()
    return "[link]" if "/" in link or link.count(".") > 1 else link


def _phone(match: re.Match[str]) -> str:
    """Mask what has enough digits and is no stretch of time."""
    number = match.group()
    digits = sum(letter.isdigit() for letter in number)
    is_time = re.search(r"\b(?:19|20)\d\d\b", number) and not number.startswith(("+", "("))
    return number if digits < 7 or is_time else "[phone]"


def _without_name(text: str, name: str) -> str:
    parts = [part for part in re.split(r"[^\w'’-]+", name) if len(part) >= 3]
    if name.strip():
        text = re.sub(re.escape(name.strip()).replace(r"\ ", r"\s+"), "[name]", text, flags=re.IGNORECASE)
    for part in sorted(set(parts), key=lambda part: (-len(part), part)):
        spellings = {part, part.upper(), part.capitalize()}
        pattern = "|".join(re.escape(spelling) for spelling in sorted(spellings))
        text = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", "[name]", text)
    return text
