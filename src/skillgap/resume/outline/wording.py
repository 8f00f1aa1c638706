"""What a heading is about, told by its words."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from skillgap.patterns import regex
from skillgap.resume.resume import SectionKind
from skillgap.resume.vocabulary import compact, fold, folded, heading_words, phrases

_EDGE = regex(r"^[\W_]+|[\W_]+$")
_NUMBERING = regex(r"^(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+")
_ASIDE = regex(r"\s*[(\[][^)\]]*[)\]]\s*$")
_JOINTS = regex(r"\s*[/|&+,;·•]\s*|\s+[-–—]\s+")
_SPACED = regex(r"^(?:\S ){3,}\S\W*$")
_YIELDING: frozenset[SectionKind | None] = frozenset(
    {"volunteering", "projects", "teaching", "awards", "summary", "other"}
)
"""Kinds that give way to experience where a heading names both: lines of such sections are read as posts."""


class Words(NamedTuple):
    """The authored words in the form they are compared in."""

    kinds: dict[str, SectionKind]
    spelling: dict[str, str]
    weak: frozenset[str]
    lists: frozenset[str]
    about: frozenset[str]
    modifiers: tuple[str, ...]
    conjunctions: frozenset[str]
    languages: frozenset[str]


@lru_cache(maxsize=1)
def known_words() -> Words:
    """Give the words of headings.yaml in the form they are compared in."""
    words = heading_words()
    kinds: dict[str, SectionKind] = {}
    spelling: dict[str, str] = {}
    listed = [(kind, text) for kind, languages in words.kinds.items() for text in languages.values()]
    for kind, text in (*listed, ("summary", words.about)):
        for phrase in phrases(fold(text)):
            key = compact(phrase)
            if key not in kinds:
                kinds[key], spelling[key] = kind, phrase
    return Words(
        kinds=kinds,
        spelling=spelling,
        weak=frozenset(map(compact, phrases(words.weak))),
        lists=frozenset(map(compact, phrases(words.lists))),
        about=frozenset(map(compact, phrases(words.about))),
        modifiers=tuple(sorted(folded(words.modifiers), key=lambda word: (-len(word), word))),
        conjunctions=folded(words.conjunctions),
        languages=folded(words.human_languages) | folded(words.language_levels),
    )


def kind_of(text: str) -> SectionKind | None:
    """Tell what a heading of this wording is about; None when the wording is no known heading."""
    words = known_words()
    key = compact(text)
    if key in words.kinds:
        return words.kinds[key]
    parts = [part for part in _JOINTS.split(_ASIDE.sub("", text)) if part]
    if len(parts) == 1:
        parts = _at_conjunctions(parts[0], words.conjunctions)
    if len(parts) > 1:
        kinds = [_simple_kind(part, words) for part in parts]
        if not all(kinds):
            return None
        return "experience" if "experience" in kinds and kinds[0] in _YIELDING else kinds[0]
    return _simple_kind(parts[0], words) if parts else None


def _at_conjunctions(text: str, conjunctions: frozenset[str]) -> list[str]:
    """Split "Education and Training" into its parts."""
    parts: list[list[str]] = [[]]
    for word in text.split():
        if fold(word) in conjunctions and parts[-1]:
            parts.append([])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts if part]


def _simple_kind(text: str, words: Words) -> SectionKind | None:
    """Look a phrase up, then without the words that do not change it ("Selected …", "… (continued)")."""
    if compact(text) in words.kinds:
        return words.kinds[compact(text)]
    plain = fold(text).strip(" :.-–—")
    for modifier in words.modifiers:
        if plain.startswith(modifier + " "):
            rest = plain[len(modifier) + 1 :]
        elif plain.endswith(" " + modifier):
            rest = plain[: -len(modifier) - 1]
        else:
            continue
        kind = words.kinds.get(compact(rest))
        if kind:
            return kind
    return None


def kind_by_part(text: str) -> SectionKind | None:
    """Guess the kind of a line that looks like a heading from its last or first word."""
    words = fold(text).split()
    if not words or len(words) > 5:
        return None
    authored = heading_words()
    return authored.tails.get(words[-1].strip(":")) or next(
        (kind for head, kind in authored.heads.items() if fold(head) == words[0]), None
    )


def clean(text: str) -> str:
    """Take icons, rules, numbering and colons off a heading and close its letter-spacing."""
    text = _NUMBERING.sub("", text.strip())
    kept = text.rstrip()
    bare = _EDGE.sub("", kept)
    if kept.endswith(("!", "?", ")")) and bare:
        end = kept.rfind(bare) + len(bare)
        rest = kept[end:].strip()
        bare += rest if len(rest) == 1 or rest == ".)" else ""
    if not _SPACED.match(bare):
        return bare
    closed = bare.replace(" ", "")
    known = known_words().spelling.get(compact(closed), "")
    if " " not in known or len(known.replace(" ", "")) != len(closed):
        return closed
    letters = iter(closed)
    return "".join(" " if sign == " " else next(letters) for sign in known)
