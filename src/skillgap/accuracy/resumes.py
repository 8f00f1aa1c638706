"""The accuracy card: how well skillgap reads labelled resumes, measured the way the labels say."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from skillgap.accuracy.outcome import Candidate, Index, Outcome, outcomes
from skillgap.accuracy.skills import Counts, score_skills
from skillgap.accuracy.structure import Tally, score_contact, score_dates, score_positions, score_sections
from skillgap.advice import Advice, Knowledge, Request, advise_on, load_knowledge
from skillgap.documents import order_score, read_document
from skillgap.errors import DocumentError
from skillgap.month import Month


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
    sections: Tally = Tally()
    positions: Tally = Tally()
    """Posts with title, employer, start and end right."""
    dates: Tally = Tally()
    """Posts with start and end right."""
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
    resume = advice.resume
    low, high = truth["total_experience_months_range"]
    return FileScore(
        name=name,
        resume=truth["id"],
        order=order_score(document.text, [section["text"] for section in truth["sections"]]),
        skills=score_skills(advice.skills, truth, document.text),
        outcomes=_outcomes(advice, truth, index),
        sections=score_sections(resume, truth),
        positions=score_positions(resume, truth),
        dates=score_dates(resume, truth),
        months_right=low <= resume.experience_months <= high,
        contact=score_contact(resume, truth),
        role_rank=_rank(advice, truth),
        level_right=advice.best.level == truth["expected_level"],
    )


def _outcomes(advice: Advice, truth: Mapping[str, Any], index: Index) -> tuple[Outcome, ...]:
    found = [
        Candidate(entry=index.entry(skill.id), texts=tuple(m.text for m in skill.mentions), state=skill.state)
        for skill in advice.skills.skills
    ]
    return outcomes(found, truth["skills"], index=index, optional=truth.get("optional", ()), kinds=("tool",))


def _rank(advice: Advice, truth: Mapping[str, Any]) -> int:
    ranked = [role.role for role in advice.report.roles]
    places = [ranked.index(role) + 1 for role in truth["expected_roles"] if role in ranked]
    return min(places, default=0)


def mean(values: Sequence[float]) -> float:
    """Average; 0.0 of nothing."""
    return sum(values) / len(values) if values else 0.0
