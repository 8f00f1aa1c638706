"""Share one loaded taxonomy, and small resumes of fictional people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from skillgap.documents import Document, Line
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import SkillSet, Taxonomy, find_skills, load_taxonomy


@pytest.fixture(scope="session")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    """Give the shipped taxonomy."""
    return load_taxonomy(cache_folder=tmp_path_factory.mktemp("cache"))


def document_of(text: str) -> Document:
    """Lay out a text as a reader would: blank lines part blocks, bullets start one."""
    lines: list[Line] = []
    block = 0
    for written in text.strip().split("\n"):
        if not written.strip():
            block += 1
            continue
        bullet = written.startswith("• ")
        block += bullet
        lines.append(Line(text=written.strip(), page=1, number=len(lines) + 1, block=block, bullet=bullet))
    return Document(name="resume.txt", format="text", pages=1, lines=tuple(lines))


@pytest.fixture
def resume_of(today: Month) -> Callable[[str], Resume]:
    """Give a function that parses a resume's text."""
    return lambda text: parse_resume(document_of(text), today=today)


@pytest.fixture
def skills_of(resume_of: Callable[[str], Resume], taxonomy: Taxonomy) -> Callable[[str], SkillSet]:
    """Give a function that finds the skills in a resume's text."""
    return lambda text: find_skills(resume_of(text), taxonomy)
