"""Compare the structure read from a resume with its label: sections, positions, contact details."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from skillgap.resume import Position, Resume

_SAME = 0.8
"""Share of words two sections have in common (F1 of their words) from which on they are the same section."""
_WORD = re.compile(r"[\w+#]+")


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many were right, invented and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Put two tallies together."""
        return Tally(
            right=self.right + other.right, wrong=self.wrong + other.wrong, missed=self.missed + other.missed
        )

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 when there is nothing to find and nothing was found."""
        both = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / both if both else 1.0


def score_sections(resume: Resume, truth: Mapping[str, Any]) -> Tally:
    """Count sections of the right kind that hold the words of the label's section, each found section once.

    A heading over contact details that a layout adds is neither right nor wrong; the labels leave those out.
    """
    lines = resume.document.lines
    left = [
        (section.kind, _words(line.text for line in lines[section.first : section.last]))
        for section in resume.sections
        if section.heading
    ]
    right = 0
    for label in truth["sections"]:
        words = _words([label["text"]])
        same = [found for found in left if found[0] == label["kind"] and _overlap(found[1], words) >= _SAME]
        if same:
            left.remove(max(same, key=lambda found: _overlap(found[1], words)))
            right += 1
    wrong = sum(1 for kind, _ in left if kind != "contact")
    return Tally(right=right, wrong=wrong, missed=len(truth["sections"]) - right)


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def score_positions(resume: Resume, truth: Mapping[str, Any]) -> Tally:
    """Count positions whose title, employer, start and end are all right."""
    found = Counter(key(p.title, p.employer, *_dates(p)) for p in _posts(resume))
    labels = truth["positions"]
    return _tally(found, Counter(key(p["title"], p["employer"], p["start"], p["end"]) for p in labels))


def score_dates(resume: Resume, truth: Mapping[str, Any]) -> Tally:
    """Count positions whose start and end are right, whatever their names."""
    found = Counter(key(*_dates(position)) for position in _posts(resume))
    return _tally(found, Counter(key(p["start"], p["end"]) for p in truth["positions"]))


def _posts(resume: Resume) -> Iterable[Position]:
    return (position for position in resume.positions if position.kind == "experience")


def _dates(position: Position) -> tuple[object, object]:
    return position.span.start, "present" if position.span.current else position.span.end


def _tally(found: Counter[tuple[str, ...]], expected: Counter[tuple[str, ...]]) -> Tally:
    right = (found & expected).total()
    return Tally(right=right, wrong=found.total() - right, missed=expected.total() - right)


def score_contact(resume: Resume, truth: Mapping[str, Any]) -> Tally:
    """Count the name, e-mail address and phone number that are right."""
    contact, wanted = resume.contact, truth["contact"]
    pairs = [
        (contact.name, truth["person"]),
        (contact.email, wanted.get("email", "")),
        (re.sub(r"\D", "", contact.phone), re.sub(r"\D", "", wanted.get("phone", "") or "")),
    ]
    right = sum(1 for found, expected in pairs if expected and plain(found) == plain(expected))
    return Tally(right=right, missed=sum(1 for _, expected in pairs if expected) - right)


def key(*parts: object) -> tuple[str, ...]:
    """Give the parts in the form they are compared in."""
    return tuple(plain(str(part)) for part in parts)


def plain(text: str) -> str:
    """Fold case, punctuation and white space."""
    return " ".join(re.sub(r"[^\w&+#]+", " ", text.casefold()).split())
