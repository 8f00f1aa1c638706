"""Obstacles are told with their place, losses in one sentence."""

from __future__ import annotations

import pytest

from skillgap.report.answers.readability import NAMED, loss_text, obstacle_text
from skillgap.resume import Finding, Loss


@pytest.mark.parametrize(
    ("page", "line", "text", "told"),
    [
        (1, 7, "There is a table.", "Line 7: There is a table. Do."),
        (2, 40, "There is a table.", "Page 2, line 40: There is a table. Do."),
        (2, 0, "Nobody sees this.", "Page 2: Nobody sees this. Do."),
        (1, 0, "Nobody sees this.", "Page 1: Nobody sees this. Do."),
        (2, 0, "Page 2 is a picture.", "Page 2 is a picture. Do."),
        (2, 9, "Page 2 has 2 columns.", "Line 9: Page 2 has 2 columns. Do."),
        (0, 0, "No e-mail.", "No e-mail. Do."),
    ],
)
def test_the_place_is_told_once(page: int, line: int, text: str, told: str) -> None:
    assert obstacle_text(Finding(code="tables", page=page, line=line, text=text, remedy="Do.")) == told


def loss(skills: int, months: int) -> Loss:
    return Loss(
        skills=tuple(f"S{number}" for number in range(skills)), skills_of=31, months=months, months_of=87
    )


def test_a_loss_is_one_sentence() -> None:
    assert loss_text(loss(0, 0)) == "A plain reader loses no skill and no month of experience."
    assert loss_text(loss(2, 0)) == "A plain reader loses 2 of your 31 skills (S0, S1)."
    assert loss_text(loss(0, 9)) == "A plain reader loses 9 months of your 7 years 3 months of experience."
    many = loss_text(loss(NAMED + 3, 9))
    assert many.startswith("A plain reader loses 9 of your 31 skills (S0, ")
    assert many.endswith("S5 and 3 more) and 9 months of your 7 years 3 months of experience.")
    assert loss_text(loss(0, 87)) == "A plain reader loses all your 7 years 3 months of experience."
