"""Mask what identifies a person before a text is shared."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePath

import msgspec

from skillgap.authored import read_shipped
from skillgap.documents import Document
from skillgap.resume.dates.spans import find_spans
from skillgap.resume.person.details import EMAIL, LINK, PHONE
from skillgap.resume.places import is_known_place
from skillgap.resume.redaction.names import NameMask
from skillgap.resume.resume import Contact, Resume
from skillgap.resume.vocabulary import alternation, phrases

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ORCID = re.compile(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dX](?!\w)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b")
_TOWN = re.compile(r"\b(?:[A-Z]{1,2}[-–\s])?(\d{4,5})(?:\s[A-Z]{2})?\s+(?=[^\W\d_])")
_TOWN_WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BIRTH_PLACE = re.compile(
    r"[\s,:]*(?:(?:in|on|on the|am|le|el|il)\s+)?(?:[^\W\d_a-zß-öø-ÿ][\w'’-]*[\s,]+){0,3}"
)
"""What may stand between a word such as "born" and the date."""


class _Streets(msgspec.Struct, frozen=True, kw_only=True):
    behind: str
    glued: str
    apart: str
    before_number: str
    behind_number: str


class _Words(msgspec.Struct, frozen=True, kw_only=True):
    """What redact.yaml holds; every text is a list of phrases separated by ";"."""

    schema: int
    source: str
    streets: _Streets
    box: str
    address: str
    birth: str
    age: str
    photo: str
    photo_of: str
    at: str
    dot: str


@lru_cache(maxsize=1)
def _words() -> _Words:
    return read_shipped(Path(__file__).with_name("redact.yaml"), _Words)


class _Patterns:
    """The patterns built from the authored words; compiled when the first text is masked."""

    def __init__(self, words: _Words) -> None:
        at = rf"\s*(?:{alternation(phrases(words.at))}|\s@\s)\s*"
        dot = rf"\s*(?:\.|{alternation(phrases(words.dot))}|\sdot\s)\s*"
        photo, photo_of = alternation(phrases(words.photo)), alternation(phrases(words.photo_of))
        self.spelt = re.compile(rf"[\w.+-]+{at}[\w-]+(?:{dot}[\w-]+)*{dot}[a-z]{{2,12}}\b", re.IGNORECASE)
        """An e-mail address written so that robots miss it."""
        self.street = re.compile(_street(words.streets), re.IGNORECASE)
        self.box = re.compile(rf"\b(?:{alternation(phrases(words.box))})\s*\d+", re.IGNORECASE)
        self.address = _label(words.address, r"\s*:\s*(?P<rest>[^|•·]*[^|•·\s])")
        self.birth = re.compile(
            rf"(?:^|(?<=[|•,·\s]))\*\s?(?=\d)|(?<!\w)(?:{alternation(phrases(words.birth))})(?!\w)\s*:?\s*",
            re.IGNORECASE,
        )
        self.age = _label(words.age, r"\s*:\s*(?P<rest>\d{2})\b")
        self.photo = re.compile(
            rf"^[\s•(\[]*(?:{photo})(?:\s*[)\]]*$|(?:\s*[:–—-]+\s*|\s+)(?P<of>(?:{photo_of})\b|©)?\s*(?P<rest>.*))$",
            re.IGNORECASE,
        )


def _label(labels: str, behind: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[|•·])\s*)(?P<label>(?:{alternation(phrases(labels))})){behind}", re.IGNORECASE
    )


def _street(words: _Streets) -> str:
    """Build the pattern of a street with its number, in the order each language writes them."""
    behind, glued, apart, before, numbered = (
        alternation(phrases(text))
        for text in (words.behind, words.glued, words.apart, words.before_number, words.behind_number)
    )
    return (
        rf"\b\d{{1,5}}[a-z]?,?\s+(?:(?-i:[A-Z])[\w'.-]*\s+){{1,4}}(?:{behind})\b\.?"
        rf"|\b(?-i:[^\W\d_a-zß-öø-ÿ])[\w-]*(?:{glued})\s*\d{{1,4}}\s?[a-z]?\b"
        rf"|\b(?-i:[^\W\d_a-zß-öø-ÿ])[\w-]*[\s-](?:{apart})\s*\d{{1,4}}\s?[a-z]?\b"
        rf"|\b\d{{1,4}}(?:\s?(?:bis|ter))?,?\s+(?:{numbered})\s+(?:(?:de|du|des|la|le|les)\s|[dl]['’]|(?-i:[A-ZÀ-Þ]))[\w'’ -]{{2,40}}"
        rf"|(?<!\w)(?:{before})\s+[\w'’ .-]{{3,40}},?\s*(?:nº\s*|n\.\s*)?\d{{1,4}}\b"
    )


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    return _Patterns(_words())


class Redactor:
    """Masks texts about one person, such as quotes from the resume in a report that is shared.

    The name goes wherever it stands: as a whole, its parts, letter-spaced, in upper case, in file names, user names
    and the local part of the e-mail address. A name that is also a word ("Ruby", "Stone") is masked as well where it
    has a capital: privacy goes first.
    """

    def __init__(self, contact: Contact) -> None:
        self._names = NameMask(contact)
        self._links = sorted({*contact.links}, key=lambda link: (-len(link), link))
        self._phone = _digits(contact.phone)
        place = contact.location
        self._place = (
            re.compile(rf"(?<!\w){re.escape(place)}(?!\w)", re.IGNORECASE) if len(place) > 2 else None
        )

    def __call__(self, text: str) -> str:
        """Mask the text line by line."""
        return "\n".join(self._line(line) for line in text.split("\n"))

    def file_name(self, name: str) -> str:
        """Mask a file's name, keeping its extension."""
        path = PurePath(name)
        return f"[name]{path.suffix}" if self._names.inside(path.stem) else name

    def _line(self, text: str) -> str:
        words = _patterns()
        if self._is_caption(text):
            return "[photo]"
        for link in self._links:
            text = text.replace(link, "[link]")
        text = words.spelt.sub("[email]", EMAIL.sub("[email]", text))
        text = LINK.sub(self._link, _URL.sub("[link]", text))
        text = _ORCID.sub("[link]", text)
        text = _without_birth(words.age.sub(r"\g<label>: [age]", text))
        text = words.address.sub(r"\g<label>: [address]", text)
        text = words.box.sub("[address]", words.street.sub("[address]", text))
        text = _without_towns(_POSTCODE.sub("[address]", text))
        text = self._place.sub("[address]", text) if self._place else text
        text = PHONE.sub(self._number, text)
        return self._names.mask(text)

    def _is_caption(self, text: str) -> bool:
        """Tell the caption of a photo from a line on photos: a name, or whose work it is."""
        match = _patterns().photo.match(text)
        if match is None:
            return False
        rest = (match["rest"] or "").strip(" .)]")
        if not rest or "©" in text or self._names.mask(rest) != rest:
            return True
        words = rest.split()
        named = len(words) >= 2 and all(word[0].isupper() for word in words) and "," not in rest
        return named and len(words) <= 5 and (bool(match["of"]) or ":" in text)

    def _link(self, match: re.Match[str]) -> str:
        """Mask addresses with a path or a known kind of host, or with the name; names such as "Node.js" stay."""
        link = match.group()
        return "[link]" if "/" in link or link.count(".") > 1 or self._names.inside(link) else link

    def _number(self, match: re.Match[str]) -> str:
        """Mask what has enough digits and is neither a stretch of time nor an amount."""
        number = match.group()
        digits = _digits(number)
        if digits == self._phone != "":
            return "[phone]"
        return number if len(digits) < 7 or _is_time(number) or _is_amount(number) else "[phone]"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_time(number: str) -> bool:
    groups = re.findall(r"\d+", number)
    years = sum(1 for group in groups if _YEAR.fullmatch(group))
    return (
        years > 0
        and not number.startswith(("+", "("))
        and years + sum(len(g) <= 2 for g in groups) == len(groups)
    )


def _is_amount(number: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d{0,2}(?:[\s.]\d{3})*[\s.]000", number.strip()))


def _without_birth(text: str) -> str:
    """Mask the date behind a word for birth."""
    match = _patterns().birth.search(text)
    if match is None:
        return text
    dates = [
        found
        for found in find_spans(text)
        if found.start >= match.end() and _BIRTH_PLACE.fullmatch(text[match.end() : found.start])
    ]
    return f"{text[: match.end()]}[birth date]{text[dates[0].end :]}" if dates else text


def _without_towns(text: str) -> str:
    """Mask a postal code with the known town behind it: "80331 München"."""
    done, out = 0, []
    for match in _TOWN.finditer(text):
        words = list(_TOWN_WORDS.finditer(text, match.end()))[:3]
        ends = [word.end() for word in words if is_known_place(text[match.end() : word.end()])]
        if ends and not _YEAR.fullmatch(match.group(1)) and match.start() >= done:
            out += [text[done : match.start()], "[address]"]
            done = ends[-1]
    return "".join([*out, text[done:]])


def redact(text: str, person: Contact | Resume) -> str:
    """Mask names, e-mail addresses, phone numbers, links, addresses, birth dates and photo captions in a text.

    Years and ranges of years stay. For many texts of one person make a `Redactor` once.
    """
    return Redactor(person.contact if isinstance(person, Resume) else person)(text)


def redact_document(document: Document, contact: Contact) -> Document:
    """Mask a whole document: its lines, what is hidden in it, its file name; its link targets go."""
    masked = Redactor(contact)
    return msgspec.structs.replace(
        document,
        name=masked.file_name(document.name),
        lines=tuple(msgspec.structs.replace(line, text=masked(line.text)) for line in document.lines),
        hidden=tuple(msgspec.structs.replace(item, text=masked(item.text)) for item in document.hidden),
        links=(),
        digest="",
    )
