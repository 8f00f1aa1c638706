"""Months of experience merge what overlaps."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from skillgap.month import Month
from skillgap.resume import Position, Span, experience_months

TODAY = Month(2026, 11)
months = st.builds(Month, st.integers(1990, 2030), st.integers(1, 12))
spans = st.builds(
    lambda start, end, current: Span(start=start, end=end, current=current), months, months, st.booleans()
)
positions = st.builds(
    lambda span, kind: Position(title="Engineer", employer="Nova", span=span, first=0, last=1, kind=kind),
    spans,
    st.sampled_from(["experience", "volunteering"]),
)


@given(st.lists(positions, max_size=6), positions)
def test_experience_never_shrinks_when_a_job_is_added(held, extra):
    """It holds that a further job adds months or none."""
    assert experience_months([*held, extra], today=TODAY) >= experience_months(held, today=TODAY)


@given(st.lists(positions, max_size=6))
def test_experience_is_at_most_the_sum_of_the_jobs(held):
    """It holds that merging never invents months."""
    total = sum(position.span.months(TODAY) or 0 for position in held if position.kind == "experience")
    assert experience_months(held, today=TODAY) <= total


def test_both_ends_count():
    """It holds that January to March is three months."""
    span = Span(start=Month(2021, 1), end=Month(2021, 3))
    held = [Position(title="Engineer", employer="Nova", span=span, first=0, last=1)]
    assert experience_months(held, today=TODAY) == 3
