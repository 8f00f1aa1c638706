"""Tasks are poured into months without short pieces, as far as there is time to spare."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skillgap.plan.schedule.pour import pour


def pieces(order: list[str], steps: dict[str, int], budgets: list[int], smallest: int) -> list[list[int]]:
    return [[piece.steps for piece in month] for month in pour(order, steps, budgets, smallest=smallest)]


def test_rest_of_a_month_too_short_to_begin_stays_free() -> None:
    assert pieces(["a", "b"], {"a": 9, "b": 8}, [10, 10], 3) == [[9], [8]]


def test_enough_is_kept_back_for_a_piece_worth_having() -> None:
    assert pieces(["a"], {"a": 11}, [10, 10], 3) == [[8], [3]]


def test_without_time_to_spare_short_pieces_are_taken() -> None:
    assert pieces(["a", "b"], {"a": 9, "b": 11}, [10, 10], 3) == [[9, 1], [10]]


@given(
    steps=st.lists(st.integers(1, 30), max_size=8),
    budgets=st.lists(st.integers(0, 20), min_size=1, max_size=10),
    smallest=st.integers(1, 5),
)
def test_everything_that_fits_in_all_is_placed_whole(
    steps: list[int], budgets: list[int], smallest: int
) -> None:
    names = {str(number): value for number, value in enumerate(steps)}
    poured = pour(list(names), names, budgets, smallest=smallest)
    assert all(
        sum(piece.steps for piece in month) <= budget for month, budget in zip(poured, budgets, strict=True)
    )
    placed = sum(piece.steps for month in poured for piece in month)
    assert placed == min(sum(steps), sum(budgets))
