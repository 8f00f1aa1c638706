"""Test the measuring of what must not move a resume's skills."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillgap.accuracy.stability import Stability, measure_stability
from skillgap.documents import read_document
from skillgap.month import Month
from skillgap.skills import Taxonomy


@pytest.fixture(scope="module")
def changes(taxonomy: Taxonomy) -> dict[str, Stability]:
    """Give what became of the changes to an example resume."""
    example = Path(__file__).parents[2] / "examples" / "tobias-okafor.md"
    card = measure_stability([read_document(example)], taxonomy, today=Month(2026, 11))
    assert card.resumes == 1
    return {one.change: one for one in card.changes}


@pytest.mark.parametrize(
    "change", ["another name", "gender words and titles", "narrower lines", "another order of sections"]
)
def test_nothing_moves(change: str, changes: dict[str, Stability]) -> None:
    one = changes[change]
    assert one.tried > 0
    assert one.same == one.tried
    assert one.moved == ()
    assert one.skills > 10


def test_what_moves_is_named(taxonomy: Taxonomy, monkeypatch: pytest.MonkeyPatch) -> None:
    from skillgap.accuracy import stability

    def without_python(document, resume, found, taxonomy):  # type: ignore[no-untyped-def]
        return [stability._edited(document, lambda text: text.replace("Python", "Rust"))]

    monkeypatch.setattr(stability, "CHANGES", {"Rust for Python": without_python})
    example = Path(__file__).parents[2] / "examples" / "tobias-okafor.md"
    (one,) = measure_stability([read_document(example)], taxonomy, today=Month(2026, 11)).changes
    assert (one.tried, one.same) == (1, 0)
    assert {"tobias-okafor.md: python", "tobias-okafor.md: rust"} <= set(one.moved)
