"""Test the measuring: what counts as right, wrong, missed and trapped."""

from __future__ import annotations

import pytest

from skillgap.accuracy.skills import Counts, Overlap, score_skills, score_spans
from skillgap.month import Month
from skillgap.skills import Found, Mention, Skill, SkillSet


def mention(text: str, start: int) -> Mention:
    return Mention(
        text=text, start=start, end=start + len(text), page=1, line=1, section="skills", quote=text, match="exact",
        state="claimed", rule="unambiguous", confidence=0.9,
    )  # fmt: skip


def skill(name: str, start: int, state: str = "claimed", months: int | None = None) -> Skill:
    last = None if months is None else Month(2026, 11)
    return Skill(
        id=name.lower(), name=name, kind="tool", state=state, months=months, last_used=last, confidence=0.9,
        mentions=(mention(name, start),),
    )  # fmt: skip


TRUTH = {
    "skills": [
        {"name": "Python", "surfaces": ["python"], "kind": "tool", "state": "claimed", "months": None, "months_range": None},
        {"name": "Go", "surfaces": ["Golang"], "kind": "tool", "state": "demonstrated", "months": 5, "months_range": [4, 6]},
        {"name": "agile", "surfaces": ["Agile"], "kind": "concept", "state": "claimed", "months": None, "months_range": None},
    ],
    "not_skills": [{"surface": "Rust Belt", "skill": "Rust"}],
    "optional": ["Excel"],
}  # fmt: skip


def test_counts() -> None:
    text = "Python Golang Excel Rust Belt Perl"
    found = SkillSet(
        skills=(
            skill("Python", 0),
            skill("Golang", 7, "demonstrated", 9),
            skill("Excel", 14),
            skill("Rust", 20),
            skill("Perl", 30),
        ),
        rejected=(),
        taxonomy_version="test",
    )
    counts = score_skills(found, TRUTH, text)
    assert counts.right == 2
    assert [name.split()[0] for name in counts.wrong] == ["Rust", "Perl"]
    assert counts.concepts_missed == ("agile",)
    assert counts.states == 2
    assert counts.months == 1
    assert counts.months_wrong == ("Go: 9 for 5",)
    assert counts.traps_sprung == ("Rust Belt: Rust",)
    assert counts.precision == 0.5
    assert counts.recall == 1


def test_counts_add_up() -> None:
    both = Counts(right=1, missed=("a",)) + Counts(right=2, wrong=("b",))
    assert both == Counts(right=3, missed=("a",), wrong=("b",))
    assert both.f1 == 0.75


def test_nothing_to_find_is_no_failure() -> None:
    assert Counts().f1 == 1


def test_overlap_of_spans() -> None:
    found = Found(mentions=(("a", mention("Python", 0)), ("b", mention("Go", 20))), rejected=())
    overlap = score_spans(found, [(2, 8), (40, 44)])
    assert overlap == Overlap(found=2, found_right=1, labelled=2, labelled_found=1)
    assert overlap.f1 == pytest.approx(0.5)
