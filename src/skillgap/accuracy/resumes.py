"""The accuracy card: how well skillgap reads labelled resumes, measured the way the labels say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from skillgap.accuracy.outcome import Candidate, Index, Outcome, outcomes
from skillgap.accuracy.skills import Counts, score_skills
from skillgap.advice import Advice, Knowledge, Request, advise_on, load_knowledge
from skillgap.documents import order_score, read_document
from skillgap.errors import DocumentError
from skillgap.month import Month


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


class FileScore(msgspec.Struct, frozen=True, kw_only=True):
    """One labelled file's result."""

    name: str
    resume: str
    """Id of the labelled resume; one resume may come in several files."""
    error: str = ""
    """Why it could not be read; empty when it was."""
    expected_error: bool = False
    """True where the labels say it cannot be read as it stands (scanned)."""
    order: float = 0.0
    """0 to 1: words in order, section by section."""
    skills: Counts = Counts()
    outcomes: tuple[Outcome, ...] = ()
    """What became of each skill; concepts without a label count neither way, the labels being selective."""
    positions: Tally = Tally()
    months_right: bool = False
    contact: Tally = Tally()
    role_rank: int = 0
    """Place of the first expected role in the ranking, from 1."""
    level_right: bool = False


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements over a folder of labelled resumes."""

    files: tuple[FileScore, ...]
    today: Month

    @property
    def skills(self) -> Counts:
        """All files' skills together, each resume counted once: by the first of its files that could be read."""
        return sum((file.skills for file in self.first_files), Counts())

    @property
    def first_files(self) -> tuple[FileScore, ...]:
        """The first readable file of each resume."""
        seen: dict[str, FileScore] = {}
        for file in self.read:
            seen.setdefault(file.resume, file)
        return tuple(seen.values())

    @property
    def read(self) -> tuple[FileScore, ...]:
        """The files that could be read."""
        return tuple(file for file in self.files if not file.error)


def measure(folder: Path, *, today: Month, cache_folder: Path | None = None) -> Card:
    """Read every file named in `folder/truth.jsonl` and compare the result with its label.

    Raises FileNotFoundError when the folder holds no labels.
    """
    knowledge = load_knowledge(today=today, cache_folder=cache_folder)
    index = Index(knowledge.taxonomy)
    files = [
        _file(folder, name, truth, knowledge, index, today)
        for truth in _truths(folder / "truth.jsonl")
        for name in truth["files"]
    ]
    return Card(files=tuple(files), today=today)


def _truths(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _file(
    folder: Path, name: str, truth: Mapping[str, Any], knowledge: Knowledge, index: Index, today: Month
) -> FileScore:
    meta = truth["files_meta"].get(name, {})
    try:
        document = read_document(folder / name, password=meta.get("password"))
    except DocumentError as error:
        return FileScore(
            name=name, resume=truth["id"], error=error.message, expected_error=bool(meta.get("scanned"))
        )
    advice = advise_on(document, Request(today=today), knowledge)
    low, high = truth["total_experience_months_range"]
    return FileScore(
        name=name,
        resume=truth["id"],
        order=order_score(document.text, [section["text"] for section in truth["sections"]]),
        skills=score_skills(advice.skills, truth, document.text),
        outcomes=_outcomes(advice, truth, index),
        positions=_positions(advice, truth),
        months_right=low <= advice.resume.experience_months <= high,
        contact=_contact(advice, truth),
        role_rank=_rank(advice, truth),
        level_right=advice.best.level == truth["expected_level"],
    )


def _outcomes(advice: Advice, truth: Mapping[str, Any], index: Index) -> tuple[Outcome, ...]:
    found = [
        Candidate(entry=index.entry(skill.id), texts=tuple(m.text for m in skill.mentions), state=skill.state)
        for skill in advice.skills.skills
    ]
    return outcomes(found, truth["skills"], index=index, optional=truth.get("optional", ()), kinds=("tool",))


def _positions(advice: Advice, truth: Mapping[str, Any]) -> Tally:
    """Count positions whose title, employer, start and end are all right."""
    found = {
        _key(p.title, p.employer, p.span.start, "present" if p.span.current else p.span.end)
        for p in advice.resume.positions
        if p.kind == "experience"
    }
    expected = {_key(p["title"], p["employer"], p["start"], p["end"]) for p in truth["positions"]}
    right = len(found & expected)
    return Tally(right=right, wrong=len(found) - right, missed=len(expected) - right)


def _contact(advice: Advice, truth: Mapping[str, Any]) -> Tally:
    contact = advice.resume.contact
    wanted = truth["contact"]
    pairs = [
        (contact.name, truth["person"]),
        (contact.email, wanted.get("email", "")),
        (re.sub(r"\D", "", contact.phone), re.sub(r"\D", "", wanted.get("phone", "") or "")),
    ]
    right = sum(1 for found, expected in pairs if expected and _plain(found) == _plain(expected))
    missed = sum(1 for _, expected in pairs if expected) - right
    return Tally(right=right, wrong=0, missed=missed)


def _rank(advice: Advice, truth: Mapping[str, Any]) -> int:
    ranked = [role.role for role in advice.report.roles]
    places = [ranked.index(role) + 1 for role in truth["expected_roles"] if role in ranked]
    return min(places, default=0)


def _key(*parts: object) -> tuple[str, ...]:
    return tuple(_plain(str(part)) for part in parts)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w&+#]+", " ", text.casefold()).split())


def mean(values: Sequence[float]) -> float:
    """Average; 0.0 of nothing."""
    return sum(values) / len(values) if values else 0.0
