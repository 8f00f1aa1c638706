"""Test what spares the search of a text: the first letters of a wording, and where fragments stand."""

from __future__ import annotations

import pytest

from skillgap.patterns import caseless
from skillgap.skills.names.passage import passage_of_text
from skillgap.skills.names.places import Places, Scan
from skillgap.skills.wording.openings import openings
from skillgap.skills.wording.rules import load_rules, sought_in

TEXT = (
    "You’ll work closely with product teams. A Master's degree, Ph.D., B.Sc. or MSc in statistics, Ph.D in physics; strong knowledge of "
    "SQL and a track record of improving data quality. İstanbul – no experience with Go needed."
)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:teams?|units)\b", ("team", "units")),
        (r"\b(?:ph\.?d\.?|work\w*)\b.{0,9}", ("ph.d", "phd", "work")),
        (r"\b(?:track record|maxi[sz]\w+)", ("maxi", "track r")),
    ],
)
def test_openings(pattern: str, expected: tuple[str, ...]) -> None:
    assert openings(pattern) == expected


@pytest.mark.parametrize("pattern", [r"teams?", r"\b(?:\w+ing)\b", r"(?:a|b)"])
def test_an_expression_of_another_form_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="found"):
        openings(pattern)


def test_every_match_of_the_rules_begins_with_an_opening() -> None:
    uses, found = load_rules().employer, 0
    passage = passage_of_text(TEXT)
    for pattern in (uses.others, uses.together, uses.studies, uses.asking, uses.aims):
        for match in caseless(pattern).finditer(TEXT):
            found += 1
            assert passage.places.between(openings(pattern), match.start(), match.start() + 1), match
    assert found >= 8


def test_one_scan_finds_what_each_search_finds() -> None:
    groups = sought_in(load_rules(), "person")
    low = passage_of_text(TEXT).low
    assert len(low) == len(TEXT)
    scanned, searched = Scan(groups).places(low), Places(low)
    assert {group: list(scanned.of(group)) for group in groups} == {
        group: list(searched.of(group)) for group in groups
    }
    assert any(searched.of(group) for group in groups)
