"""One skill in one role is told from both sides: what is asked, and how far the resume shows it."""

from __future__ import annotations

import msgspec
import pytest

from skillgap.errors import UnknownNameError
from skillgap.gap import view_skill
from tests.gap.people import TAXONOMY, TODAY, demand, level, market, profile, skill, skills

ROLES = market(
    profile(
        "ml-engineer",
        level(demand("pytorch", 0.56, n=3998, low=0.55, high=0.58), demand("docker", 0.1, tier="medium")),
        level(demand("pytorch", 0.64, tier="critical"), name="senior"),
    )
)


def view(*found, wanted="pytorch", **options):
    return view_skill(
        skills(*found), ROLES, TAXONOMY, today=TODAY, role="ml-engineer", skill=wanted, **options
    )


def test_demand_is_shown_at_every_level_and_absence_is_not_zero():
    found = view()
    assert [(name, row.share if row else None) for name, row in found.levels] == [
        ("mid", 0.56),
        ("senior", 0.64),
    ]
    assert view(wanted="docker", level="senior").demand is None
    assert "not tracked is not the same" in view(wanted="docker", level="senior").reading


def test_absence_where_many_ask_tells_more_and_neighbours_make_up():
    found = view(skill("tensorflow"))
    assert found.band == "none"
    assert found.compensates == ("Tensorflow",)
    assert "absence tells more" in found.reading
    assert "Part of it is made up for by Tensorflow" in found.reading
    assert view(skill("tensorflow", "claimed")).compensates == ()


def quoting(found, quote, section="experience"):
    mention = msgspec.structs.replace(found.mentions[0], quote=quote, section=section)
    return msgspec.structs.replace(found, mentions=(mention,))


@pytest.mark.parametrize(
    ("found", "band"),
    [
        (skill("pytorch", "learning"), "junior"),
        (skill("pytorch", "claimed"), "junior"),
        (skill("pytorch", months=120), "mid"),
        (quoting(skill("pytorch", months=6), "Mentored three juniors in PyTorch."), "senior"),
        (quoting(skill("pytorch"), "PyTorch internals", section="talks"), "senior"),
    ],
)
def test_bands_follow_what_was_done_rather_than_years(found, band):
    seen = view(found)
    assert seen.band == band
    assert seen.evidence


def test_a_single_source_is_flagged_and_hours_are_given():
    found = view(skill("pytorch"))
    assert (
        found.reading
        == "56 % of 3,998 postings ask for it (55–58 %). One source only: read it as a direction."
    )
    assert found.hours == (60, 100, 150)
    assert "training loop" in found.interview


def test_unknown_names_are_refused():
    with pytest.raises(UnknownNameError):
        view(wanted="underwater basket weaving")
