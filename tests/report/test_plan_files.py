"""A plan in every form: escaped, self-contained, deterministic, and adding up."""

from __future__ import annotations

import datetime
import html
import itertools
from html.parser import HTMLParser
from pathlib import Path

import icalendar
import msgspec
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgap.advice import Request, advise, plan_for
from skillgap.month import Month
from skillgap.plan import Plan, PlanOptions
from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
from skillgap.report.plan.ics import lay_sessions

ROOT = Path(__file__).parents[2]
HOSTILE = '<script>alert(1)</script>"#panic("x")*_`$[x](javascript:1)'


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    request = Request(today=Month(2026, 11), roles=("ml-engineer",))
    advice = advise(
        ROOT / "examples" / "mara-lindqvist.pdf", request, cache_folder=tmp_path_factory.mktemp("cache")
    )
    return plan_for(
        advice, PlanOptions(start=Month(2027, 1), hours_per_week=8, months=12, interview_share=0.2)
    )


def hostile(plan: Plan) -> Plan:
    """Put markup of HTML and typst wherever the plan holds text."""
    item = msgspec.structs.replace(
        plan.months[0].items[0],
        title=HOSTILE,
        why=HOSTILE,
        project=HOSTILE,
        outcomes=(HOSTILE,),
        part=1,
        resources=(
            msgspec.structs.replace(
                plan.months[0].items[0].resources[0], title=HOSTILE, url="javascript:alert(1)"
            ),
        ),
    )
    month = msgspec.structs.replace(plan.months[0], items=(item,))
    return msgspec.structs.replace(
        plan, title=HOSTILE, months=(month,), proof=(HOSTILE,), reality=(HOSTILE,), skipped=(HOSTILE,)
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    return parser.seen


def events(data: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def event_hours(event: icalendar.Event) -> float:
    length = event.decoded("dtend") - event.decoded("dtstart")
    count = event["rrule"]["count"][0] if "rrule" in event else 1
    return float(count * length.total_seconds() / 3600)


@pytest.mark.parametrize("suffix", PLAN_SUFFIXES)
def test_the_same_plan_gives_the_same_bytes(plan: Plan, suffix: str) -> None:
    assert render_plan(plan, suffix) == render_plan(plan, suffix)


def test_html_fetches_and_runs_nothing(plan: Plan) -> None:
    page = render_plan(plan, ".html")
    assert isinstance(page, str)
    seen = tags(page)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in seen}
    assert not any("src" in attributes for _, attributes in seen)
    assert not any(name.startswith("on") for _, attributes in seen for name in attributes)
    assert "url(" not in page
    assert "@import" not in page


def test_html_names_its_pictures_and_shows_every_item(plan: Plan) -> None:
    page = render_plan(plan, ".html")
    assert isinstance(page, str)
    pictures = [attributes for tag, attributes in tags(page) if tag == "svg"]
    ids = {attributes["id"] for _, attributes in tags(page) if "id" in attributes}
    assert len(pictures) == 4
    assert all(set(str(picture["aria-labelledby"]).split()) <= ids for picture in pictures)
    assert page.count("<h4>") == sum(len(month.items) for month in plan.months) + len(plan.interview)


def test_html_escapes_what_it_is_given(plan: Plan) -> None:
    page = render_plan(hostile(plan), ".html")
    assert isinstance(page, str)
    assert "<script" not in page
    assert not any("javascript" in str(attributes.get("href")) for _, attributes in tags(page))


def test_pdf_prints_markup_as_text(plan: Plan) -> None:
    data = render_plan(hostile(plan), ".pdf")
    assert isinstance(data, bytes)
    text = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    assert "<script>alert(1)</script>" in text
    assert '#panic("x")*_`$' in text
    assert b"javascript:alert" not in data


def test_pdf_stands_for_a_plan_of_nothing(plan: Plan) -> None:
    empty = msgspec.structs.replace(
        plan, months=(), unscheduled=(), interview=(), proof=(), reality=(), skipped=(), fit_before=None
    )
    data = render_plan(empty, ".pdf")
    assert isinstance(data, bytes)
    assert data.startswith(b"%PDF")
    assert render_plan(empty, ".html")


def test_calendar_sessions_add_up_to_each_month(plan: Plan) -> None:
    data = render_plan(plan, ".ics")
    assert isinstance(data, bytes)
    sessions = [event for event in events(data) if str(event["summary"]).startswith("Study")]
    for month in plan.months:
        mine = [e for e in sessions if Month.of(e.decoded("dtstart")) == month.month]
        assert sum(event_hours(event) for event in mine) == pytest.approx(month.hours)


def test_calendar_has_a_day_for_each_project_and_uids_of_its_own(plan: Plan) -> None:
    data = render_plan(plan, ".ics")
    assert isinstance(data, bytes)
    found = events(data)
    uids = [str(event["uid"]) for event in found]
    assert len(set(uids)) == len(uids)
    projects = [event for event in found if str(event["summary"]).startswith("Project")]
    assert len(projects) == sum(bool(item.project) for month in plan.months for item in month.items)
    assert {event.decoded("dtstamp") for event in found} == {
        datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    }


@settings(deadline=None, max_examples=60)
@given(
    month=st.builds(Month, st.integers(2024, 2031), st.integers(1, 12)),
    half_hours=st.integers(1, 640),
)
def test_sessions_stay_in_the_month_never_overlap_and_add_up(month: Month, half_hours: int) -> None:
    """It holds up to eighty hours a week in the shortest month that sessions add up and do not collide."""
    hours = half_hours / 2
    spans = []
    for series in lay_sessions(month, hours):
        assert 0 < series.hours <= 3
        for week in range(series.count):
            start = series.start + datetime.timedelta(weeks=week)
            assert Month.of(start) == month
            spans.append((start, start + datetime.timedelta(hours=series.hours)))
    spans.sort()
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
    assert sum((end - start).total_seconds() for start, end in spans) / 3600 == pytest.approx(hours)


@settings(deadline=None, max_examples=60)
@given(
    month=st.builds(Month, st.integers(2024, 2031), st.integers(1, 12)),
    hours_per_week=st.integers(1, 20),
    off=st.integers(0, 3),
)
def test_weeks_off_stay_free_of_sessions(month: Month, hours_per_week: int, off: int) -> None:
    """It holds for usual hours a week that nothing lies in the weeks off at a month's end."""
    hours = int(hours_per_week * (52 / 12 - off) * 2) / 2
    laid = lay_sessions(month, hours, weeks_off=off)
    assert sum(one.hours * one.count for one in laid) == pytest.approx(hours)
    after = month.plus(1)
    free_from = datetime.datetime(after.year, after.number, 1) - datetime.timedelta(weeks=off)
    for one in laid:
        assert one.start + datetime.timedelta(weeks=one.count - 1, hours=one.hours) <= free_from


def test_calendar_leaves_out_what_is_done(plan: Plan) -> None:
    first = plan.months[0]
    done = tuple(msgspec.structs.replace(item, done=True) for item in first.items)
    months = (msgspec.structs.replace(first, items=done), *plan.months[1:])
    data = render_plan(msgspec.structs.replace(plan, months=months), ".ics")
    assert isinstance(data, bytes)
    assert not [e for e in events(data) if Month.of(e.decoded("dtstart")) == first.month]


def test_every_form_tells_the_same_words(plan: Plan) -> None:
    texts = [render_plan(plan, suffix) for suffix in (".md", ".html", ".txt")]
    item = plan.months[0].items[0]
    assert plan.bars
    assert plan.sources
    for text in texts:
        assert isinstance(text, str)
        flat = " ".join(html.unescape(text).replace("\\", "").split())
        for words in (item.why, plan.bars[0].why, plan.sources[0].title):
            assert words in flat or suffix_wraps(flat, words)


def suffix_wraps(flat: str, words: str) -> bool:
    """Tell whether the words stand in a table cell, wrapped line by line."""
    return all(word in flat for word in words.split())


def test_an_unknown_suffix_is_refused(plan: Plan) -> None:
    with pytest.raises(KeyError):
        render_plan(plan, ".docx")
