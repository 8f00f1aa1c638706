"""Text made safe and plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.documents.clean import clean, close_spacing, mark_bullet
from skillgap.documents.pdf.second import glued_share


@pytest.mark.parametrize(
    ("raw", "closed"),
    [
        ("E X P E R I E N C E", "EXPERIENCE"),
        ("W O R K   H I S T O R Y", "WORK HISTORY"),
        ("C and R in use", "C and R in use"),
        ("A B testing", "A B testing"),
    ],
)
def test_letter_spacing(raw: str, closed: str) -> None:
    assert close_spacing(raw) == closed


@pytest.mark.parametrize(
    ("raw", "marked"),
    [
        ("- item", "• item"),
        ("▪ item", "• item"),
        ("•item", "• item"),
        ("-5", "-5"),
        ("C++ code", "C++ code"),
        ("– 5", "– 5"),
    ],
)
def test_bullets(raw: str, marked: str) -> None:
    assert mark_bullet(raw) == (marked, marked != raw)


@given(st.text())
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    """It holds that cleaned text is clean."""
    assert clean(clean(raw)) == clean(raw)


def test_words_run_together_are_noticed() -> None:
    good = (
        "models of pricing and the reports of sales for teams with models and reports that teams read in time "
        * 3
    )
    assert glued_share(good) == 0
    assert glued_share(good.replace(" of ", "of").replace("the reports", "thereports") + good) > 0.05
    assert glued_share("abcdefghijklmno " * 40) == 1
