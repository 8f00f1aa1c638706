"""Find who the resume is about and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillgap.documents import Document, Line
from skillgap.resume.headings import kind_of
from skillgap.resume.history.places import is_organisation, is_place, split_place, title_score
from skillgap.resume.resume import Contact, Section
from skillgap.resume.vocabulary import compact, entry_words, phrases

EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = re.compile(r"(?<![\w/.-])(?:\+|00)?\(?\d[\d\s().\-–/]{6,18}\d(?![\w-])")
LINK = re.compile(
    r"(?<![\w@.])(?:https?://[^\s|,;<>()]+|www\.[^\s|,;<>()]+|(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,12}(?:/[^\s|,;<>()]*)?)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"\s*[|•·│∙⋅¦;\ue000-\uf8ff]\s*|\s{2,}|\s+[-–—]\s+|\t")
_LABEL = re.compile(
    r"^(?:address|location|based in|lives in|city|adresse|wohnort|residence|ort|ville|ciudad)\s*:\s*", re.I
)
_ICON = re.compile(r"^(?:[^\w(\"“+]|[^\W\d_a-zA-ZÀ-ɏͰ-ϿЀ-ӿḀ-ỿ]|[½¼¾²³¹])+\s*")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]\s*\S*")
"""A glyph of an icon font and the word behind it, such as a user name."""
_NAME_WORD = re.compile(r"^[^\W\d_][\w'’.\-]*$|^[\"“(][^\W\d_]+[\"”)]$")
_TOP_LINES = 25
_LONGEST = 400
"""Letters of a line that are looked at; longer lines are running text."""
_EXTENSIONS = frozenset(
    {"js", "net", "py", "io", "md", "txt", "pdf", "docx", "csv", "json", "xml", "yml", "yaml", "sh"}
)
_PRONOUNS = re.compile(r"\s*\((?:she|he|they|her|him|them|hers|his|theirs|ze|hir|any|/|\s)+\)", re.I)
_PAPER_WORDS = r"curriculum\s+vitae|curriculum|vitae|resume|résumé|lebenslauf|cv|c\.v\."
_PAPER = re.compile(rf"\b(?:{_PAPER_WORDS})(?!\w)", re.I)
_PAPER_AROUND = re.compile(
    rf"^(?:{_PAPER_WORDS})(?:\s*[:–—-]\s*|\s+(?:of|for|von|de|di)\s+|\s+)|[\s:–—-]+(?:{_PAPER_WORDS})$", re.I
)
_DEGREES = re.compile(
    r",?\s+(?:ph\.?d|m\.?sc|b\.?sc|mba|m\.?d|pmp|cfa|cpa|p\.?e|jr|sr|m\.?s|m\.?eng)\.?\s*$", re.I
)


def find_contact(document: Document, sections: Sequence[Section]) -> tuple[Contact, str]:
    """Give the contact details and the headline, the line under the name that says what the person is."""
    lines = document.lines
    area = _contact_lines(lines, sections)
    name_at = _name_index(lines, area)
    if name_at is None:
        name_at = _named_by_address(lines)
        area = [*area, *range(name_at, min(name_at + 4, len(lines)))] if name_at is not None else area
    name = _name_of(lines[name_at].text) if name_at is not None else ""
    text = _text(lines, area)
    email = EMAIL.search(text) or EMAIL.search(document.text)
    contact = Contact(
        name=name,
        email=email.group().strip(".") if email else _mail_link(document.links),
        phone=_phone(text) or _phone_link(document.links) or _lone_phone(lines),
        location=_location(lines, area, name_at),
        links=_links(text, document.links),
    )
    return contact, _headline(lines, area, name_at) or _headline_apart(lines, sections)


def _text(lines: Sequence[Line], area: Sequence[int]) -> str:
    """Join the lines of the area, closing addresses that a narrow column broke."""
    text = ""
    for index in area:
        line = lines[index].text[:_LONGEST].strip()
        last = text.rsplit("\n", 1)[-1].rsplit(" ", 1)[-1]
        broken = "@" in last or "/" in last or line.startswith("@")
        if broken and " " not in line and (last.endswith(("-", "/", ".", "@", "_")) or _is_tail(line)):
            text += line
        else:
            text += f"\n{line}" if text else line
    return text


def _is_tail(text: str) -> bool:
    """Tell the broken-off end of an address from a word of its own."""
    return text.startswith(("@", "-", ".", "/", "_")) or (
        text.islower() and text.isalpha() and len(text) <= 3
    )


def _contact_lines(lines: Sequence[Line], sections: Sequence[Section]) -> list[int]:
    """List the lines contact details stand in: the contact sections, else the top of the document."""
    area = [
        index
        for section in sections
        if section.kind == "contact"
        for index in range(section.first, section.last)
    ]
    if len(area) < 2:
        area += [index for index in range(min(_TOP_LINES, len(lines))) if index not in area]
    return area


def _name_index(lines: Sequence[Line], area: Sequence[int]) -> int | None:
    """Find the line with the name: the largest that could be one, else the first."""
    possible = [index for index in area if _could_be_name(lines[index].text)]
    sure = [index for index in possible if not _names_post(lines[index].text)]
    if possible and _names_post(lines[possible[0]].text) and _named_by_address(lines) == possible[0]:
        return possible[0]
    return min(
        sure, key=lambda index: (-(lines[index].size or 0), -_level(lines[index]), index), default=None
    )


def _named_by_address(lines: Sequence[Line]) -> int | None:
    """Find a name whose words stand in an e-mail address or a profile link, wherever it stands."""
    text = "\n".join(line.text for line in lines if len(line.text) <= _LONGEST)
    addresses = compact(" ".join([*EMAIL.findall(text), *LINK.findall(text)]))
    for index, line in enumerate(lines):
        words = [compact(word) for word in _name_of(line.text).split()]
        if _could_be_name(line.text) and sum(len(word) > 2 and word in addresses for word in words) >= 2:
            return index
    return None


def _level(line: Line) -> int:
    return 7 - line.heading if line.heading else 0


def _name_of(text: str) -> str:
    """Cut what follows the name on its line, and titles behind it."""
    text = text[:_LONGEST]
    first = _PRONOUNS.sub("", _SEPARATORS.split(_without_details(text))[0]).strip(" ,")
    first = _PAPER_AROUND.sub("", split_place(first)[0]).strip(" ,")
    if re.fullmatch(r"(?:\S ){3,}\S", first):
        first = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", first.replace(" ", ""))
    while (shorter := _DEGREES.sub("", first).strip(" ,")) != first:
        first = shorter
    return first


def _without_details(text: str) -> str:
    """Take addresses and numbers off a line they share with a name or a headline."""
    text = text[:_LONGEST]
    for pattern in (EMAIL, LINK, PHONE):
        text = pattern.sub(" ", text)
    return text.strip(" |•·,")


def _could_be_name(text: str) -> bool:
    """Tell whether a line may open with a person's name."""
    name = _name_of(text)
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 50 or kind_of(name) or is_place(name) or _PAPER.search(name):
        return False
    if not all(_NAME_WORD.match(word) for word in words):
        return False
    capital = sum(word[0].isupper() or not word[0].isalpha() for word in words)
    return capital >= 2 and (
        not title_score(name) or title_score(words[0]) == 0 == title_score(" ".join(words[:-1]))
    )


def _names_post(text: str) -> bool:
    return title_score(_name_of(text)) > 0


def _phone(text: str) -> str:
    for match in PHONE.finditer(text):
        digits = sum(letter.isdigit() for letter in match.group())
        if 7 <= digits <= 15 and not re.fullmatch(
            r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d", match.group().strip()
        ):
            if "\n" not in match.group():
                return match.group().strip()
            first = match.group().split("\n")[0].strip()
            if sum(letter.isdigit() for letter in first) >= 7:
                return first
    return ""


def _lone_phone(lines: Sequence[Line]) -> str:
    """Find a line anywhere that is a phone number and nothing else."""
    return next(
        (
            line.text.strip()
            for line in lines
            if len(line.text) < 40 and _phone(line.text) == line.text.strip() != ""
        ),
        "",
    )


def _mail_link(links: Sequence[str]) -> str:
    return next((link[7:].split("?")[0] for link in links if link.lower().startswith("mailto:")), "")


def _phone_link(links: Sequence[str]) -> str:
    return next((link[4:] for link in links if link.lower().startswith("tel:")), "")


def _links(text: str, targets: Sequence[str]) -> tuple[str, ...]:
    """List web addresses of the contact lines and the document's link targets, each once."""
    written = [match.group().rstrip(".,/") for match in LINK.finditer(EMAIL.sub(" ", text))]
    found: dict[str, str] = {}
    for link in (*written, *targets):
        if link.lower().startswith(("mailto:", "tel:", "#", "file:", "javascript:")):
            continue
        bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")
        if link in targets:
            if _leads_elsewhere(bare):
                continue
        elif "/" not in bare and (link != link.lower() or bare.rsplit(".", 1)[-1] in _EXTENSIONS):
            continue
        if "." in bare:
            found.setdefault(bare, link)
    return tuple(found.values())


def _leads_elsewhere(link: str) -> bool:
    """Tell a link to a paper or a single repository from one to the person's own page."""
    words = entry_words()
    host, _, path = link.partition("/")
    if host in phrases(words.other_hosts) or (not path and host in phrases(words.code_hosts)):
        return True
    return host in phrases(words.code_hosts) and "/" in path


def _location(lines: Sequence[Line], area: Sequence[int], name_at: int | None) -> str:
    """Find the part of the contact lines that names a place; else what is left of the line with the details."""
    for index in area:
        for part in _parts(lines[index].text):
            if is_place(part) and index != name_at:
                return part
            if index == name_at and split_place(part)[1]:
                return split_place(part)[1]
    for index in area:
        parts = _parts(lines[index].text)
        rest = [part for part in parts if not _is_detail(part)]
        if len(parts) > len(rest) >= 1 and index != name_at and _could_be_place(rest[-1]):
            return rest[-1]
    return ""


def _could_be_place(text: str) -> bool:
    return (
        not title_score(text)
        and (not is_organisation(text) or bool(split_place(text)[1]))
        and len(text.split()) <= 6
        and text[:1].isupper()
        and kind_of(text) is None
    )


def _parts(text: str) -> list[str]:
    parts = (_LABEL.sub("", _ICON.sub("", part)).strip(" ,") for part in _SEPARATORS.split(text[:_LONGEST]))
    return [part for part in parts if part]


def _is_detail(text: str) -> bool:
    text = text[:_LONGEST]
    return bool(EMAIL.search(text) or LINK.search(text) or _phone(text))


def _headline(lines: Sequence[Line], area: Sequence[int], name_at: int | None) -> str:
    """Give the first line under the name that is neither a detail nor a place nor a heading."""
    if name_at is None:
        return ""
    for index in area:
        if not name_at < index <= name_at + 3:
            continue
        text = _ICON.sub("", _without_details(lines[index].text)).strip()
        if kind_of(text) or not any(map(str.isalpha, text)) or _is_address(text):
            continue
        if not title_score(text) and (_is_detail(lines[index].text) or any(map(is_place, _parts(text)))):
            continue
        words = len(text.split())
        return text if words <= 16 and not text.endswith(".") and not _PAPER.search(text) else ""
    return ""


def _headline_apart(lines: Sequence[Line], sections: Sequence[Section]) -> str:
    """Give a line that names a post and opens a contact section of its own, away from the name."""
    openings = [section.first for section in sections if section.kind == "contact" and not section.heading]
    texts = (lines[index].text for index in openings if index > 0)
    return next((text for text in texts if title_score(text) and not _could_be_name(text)), "")


def _is_address(text: str) -> bool:
    """Tell a place, or a street with its number, from what a person is."""
    for part in _parts(_PRIVATE.sub(" ", text)):
        plain, place = split_place(part)
        if len(plain) > 2 and not is_place(plain):
            return (bool(place) and not title_score(plain)) or plain[:1].isdecimal()
    return True
