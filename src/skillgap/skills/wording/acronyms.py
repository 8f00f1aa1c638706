"""Tell what an abbreviation stands for where the text itself says so: "GCP (Good Clinical Practice)"."""

from __future__ import annotations

from collections.abc import Iterable

from skillgap.patterns import regex
from skillgap.skills.taxonomy import SkillEntry

_AHEAD = regex(r"\s?\(([^()\n]{4,60})\)")
_LABELLED = regex(r":\s((?:[^\W\d_][\w'’-]*\s){1,5}[^\W\d_][\w'’-]*)")
_BEHIND = regex(r"((?:[^\W\d_][\w'’-]*[\s-]+(?:(?:of|and|&|for|the|in)\s+)?){2,6})\($")
_WORD = regex(r"[^\W\d_]+")
_SMALL = frozenset({"of", "and", "for", "the", "in", "a", "to"})
_STEM = 4
"""Letters by which words are taken for kin."""
_TAIL = 70


def spelled_out(text: str, start: int, end: int) -> str:
    """Give the words an abbreviation is said to stand for, before or behind it; "" when none are."""
    letters = text[start:end].removesuffix("s")
    if not (2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()):
        return ""
    ahead = _AHEAD.match(text, end)
    if ahead and _initials(ahead.group(1)) == letters:
        return ahead.group(1)
    label = _LABELLED.match(text, end)
    if label:
        words = label.group(1).split()
        for last in range(2, len(words) + 1):
            if _initials(" ".join(words[:last])) == letters:
                return " ".join(words[:last])
    if text[end : end + 1] != ")" or text[start - 1 : start] != "(":
        return ""
    behind = _BEHIND.search(text[max(0, start - _TAIL) : start])
    if behind:
        words = behind.group(1).split()
        for first in range(len(words)):
            if _initials(" ".join(words[first:])) == letters:
                return " ".join(words[first:])
    return ""


def is_another(meaning: str, entry: SkillEntry) -> bool:
    """Tell whether the words an abbreviation stands for are not the skill's: none is kin to a word of its names.

    A skill known by abbreviations only cannot be compared, unless the abbreviation is known to mean other things too.
    """
    known = set(_stems(word for name in (entry.name, *entry.aliases, *entry.cues) for word in _words(name)))
    spelled = any(len(_words(name)) > 1 for name in (entry.name, *entry.aliases))
    return (spelled or bool(entry.ambiguous)) and known.isdisjoint(_stems(_words(meaning)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _stems(words: Iterable[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) >= _STEM}


def _initials(text: str) -> str:
    return "".join(word[0] for word in _WORD.findall(text) if word not in _SMALL).upper()
