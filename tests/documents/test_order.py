"""The measure of reading order."""

from __future__ import annotations

import pytest

from skillgap.documents import order_score


@pytest.mark.parametrize(
    ("read", "expected", "score"),
    [
        ("a b c d", ["a b", "c d"], 1.0),
        ("c d a b", ["a b", "c d"], 1.0),
        ("b a c d", ["a b", "c d"], 0.75),
        ("A, B!", ["a b"], 1.0),
        ("", ["a b"], 0.0),
        ("anything", [], 1.0),
        ("a c b d", ["a b c d"], 0.75),
    ],
)
def test_order_score(read: str, expected: list[str], score: float) -> None:
    assert order_score(read, expected) == pytest.approx(score)
