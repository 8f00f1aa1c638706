"""Plans for each path and the three example resumes, as golden files; short ones, so that they can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest
from msgspec.structs import replace

from skillgap.advice import Advice, Request, advise, compared_again, plan_for
from skillgap.month import Month
from skillgap.plan import PlanOptions
from skillgap.report.plan.files import render_plan

ROOT = Path(__file__).parents[2]
RESUMES = {"mara": "mara-lindqvist.pdf", "tobias": "tobias-okafor.md", "ines": "ines-carvalho.txt"}
ROLES = (
    "ml-engineer",
    "llm-engineer",
    "mlops-engineer",
    "ai-researcher",
    "data-scientist",
    "data-engineer",
    "data-analyst",
    "analytics-engineer",
    "software-engineer",
    "devops-engineer",
)
"""One of each path."""
OPTIONS = PlanOptions(start=Month(2027, 1), hours_per_week=5, months=3, interview_share=0.2, weeks_off=1)


@pytest.fixture(scope="module")
def advices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Advice]:
    cache = tmp_path_factory.mktemp("cache")
    request = Request(today=Month(2026, 11), roles=(ROLES[0],))
    return {
        name: advise(ROOT / "examples" / file, request, cache_folder=cache) for name, file in RESUMES.items()
    }


def rendered(advice: Advice, role: str, suffix: str) -> str:
    advice = compared_again(advice, Request(today=Month(2026, 11), roles=(role,)))
    content = render_plan(replace(plan_for(advice, OPTIONS), data_version=""), suffix)
    text = content if isinstance(content, str) else content.decode("utf-8")
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", RESUMES)
def test_plan_as_markdown(
    advices: dict[str, Advice], name: str, role: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"plans/{name}-{role}.md", rendered(advices[name], role, ".md"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", RESUMES)
def test_plan_as_table(
    advices: dict[str, Advice], name: str, role: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"plans/{name}-{role}.csv", rendered(advices[name], role, ".csv"))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", RESUMES)
def test_plan_as_calendar(
    advices: dict[str, Advice], name: str, role: str, golden: Callable[[str, str], None]
) -> None:
    text = rendered(advices[name], role, ".ics")
    golden(f"plans/{name}-{role}.ics", text)
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= event.keys()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", RESUMES)
@pytest.mark.parametrize("suffix", [".json", ".txt"])
def test_plan_in_the_long_forms(
    advices: dict[str, Advice], name: str, role: str, suffix: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"plans/{name}-{role}{suffix}", rendered(advices[name], role, suffix))


@pytest.mark.parametrize(
    ("name", "role"), [("mara", "ml-engineer"), ("tobias", "mlops-engineer"), ("ines", "data-scientist")]
)
def test_plan_as_page(
    advices: dict[str, Advice], name: str, role: str, golden: Callable[[str, str], None]
) -> None:
    golden(f"plans/{name}-{role}.html", rendered(advices[name], role, ".html"))
