"""The details a person can be reached by: addresses, numbers and links."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillgap.documents import Line
from skillgap.patterns import regex
from skillgap.resume.labels import labelled
from skillgap.resume.vocabulary import entry_words, phrases

EMAIL = regex(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
PHONE = regex(r"(?<![\w/.-])(?:\+|00)?\(?\d[\d\s().\-–/]{6,18}\d(?![\w-])")
_DATE = regex(
    r"(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d|[0-3]?\d[./-][0-3]?\d[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d\d[./-]\d\d"
)
LINK = regex(
    r"(?<![\w@.])(?:https?://[^\s|,;<>()]+|www\.[^\s|,;<>()]+|(?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}[a-z]{2,12}(?:/[^\s|,;<>()]*)?)",
    re.IGNORECASE,
)
SEPARATORS = regex(
    r"\s*[|•·│∙⋅¦;\ue000-\uf8ff\u2300-\u23ff\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*|\s{2,}|\s+[-–—]\s+|\t"
)
ICON = regex(r"^(?:[^\w(\"“+]|[^\W\d_a-zA-ZÀ-ɏͰ-ϿЀ-ӿḀ-ỿ]|[½¼¾²³¹])+\s*")
PRIVATE_GLYPH = regex(r"[\ue000-\uf8ff]\s*\S*")
"""A glyph of an icon font and the word behind it, such as a user name."""
LONGEST = 400
"""Letters of a line that are looked at; longer lines are running text."""
_EXTENSIONS = frozenset(
    {"js", "net", "py", "io", "md", "txt", "pdf", "docx", "csv", "json", "xml", "yml", "yaml", "sh"}
)


def find_phone(text: str) -> str:
    """Give the first phone number; years and days are none."""
    for line in text.split("\n"):
        for match in PHONE.finditer(line):
            number = match.group().strip()
            if 7 <= sum(letter.isdigit() for letter in number) <= 15 and not _DATE.fullmatch(number):
                return number
    return ""


def lone_phone(lines: Sequence[Line]) -> str:
    """Find a line anywhere that is a phone number and nothing else."""
    return next(
        (
            line.text.strip()
            for line in lines
            if len(line.text) < 40 and find_phone(line.text) == line.text.strip() != ""
        ),
        "",
    )


def mail_link(links: Sequence[str]) -> str:
    """Give the address of the first link that writes a mail."""
    return next((link[7:].split("?")[0] for link in links if link.lower().startswith("mailto:")), "")


def phone_link(links: Sequence[str]) -> str:
    """Give the number of the first link that calls."""
    return next((link[4:] for link in links if link.lower().startswith("tel:")), "")


def find_links(text: str, targets: Sequence[str]) -> tuple[str, ...]:
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


def parts_of(text: str) -> list[str]:
    """Split a line at its separators; icons and labels go."""
    parts = (labelled(ICON.sub("", part))[1].strip(" ,") for part in SEPARATORS.split(text[:LONGEST]))
    return [part for part in parts if part]


def is_detail(text: str) -> bool:
    """Tell whether the text holds an address, a link or a number."""
    text = text[:LONGEST]
    return bool(EMAIL.search(text) or LINK.search(text) or find_phone(text))


def without_details(text: str) -> str:
    """Take addresses and numbers off a line they share with a name or a headline."""
    text = text[:LONGEST]
    for pattern in (EMAIL, LINK, PHONE):
        text = pattern.sub(" ", text)
    return text.strip(" |•·,")
