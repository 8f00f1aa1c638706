"""A cohort is told without telling on anyone."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.errors import WorkspaceError
from skillgap.report.coach.cohort import report_cohort
from skillgap.report.coach.html import render_cohort_html
from skillgap.report.coach.pdf import render_cohort_pdf
from skillgap.report.render import render
from skillgap.resume import parse_resume
from skillgap.workspace.cohort.anonymity import FLOOR, anonymous
from skillgap.workspace.cohort.cohort import Bin, Cohort, ColumnHead, Row, Shade, SharedGap, cohort_of
from skillgap.workspace.cohort.members import members_of
from skillgap.workspace.cohort.quotes import masked
from skillgap.workspace.store import Store, open_store
from tests.cli.conftest import Ran
from tests.workspace.desk import DAY, advice, knowledge, later_resume, new_client, resume

SHADES: tuple[Shade, ...] = ("shown", "listed", "learning", "near", "absent")
NAMES = (
    "Ada Fenwick",
    "Bram Osei",
    "Carla Nunes",
    "Dan Ilves",
    "Eve Rask",
    "Fynn Tamm",
    "Gita Wold",
    "Hugo Birk",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Make a workspace of eight, two of whom came twice."""
    with open_store(tmp_path_factory.mktemp("desk") / "workspace.sqlite3") as opened:
        for number, name in enumerate(NAMES):
            listed = "Docker, Git, Spark" if number < 6 else "Kafka"
            client = new_client(opened, resume(name, listed=listed, number=100 + number), tags=("autumn",))
            if number < 2:
                better = resume(name, work="Python, SQL, Airflow and Spark", number=100 + number)
                later_resume(opened, client, better, on=DAY.replace(month=10))
        yield opened


def _cohort(store: Store) -> Cohort:
    members = members_of(store, "data-engineer", tag="Autumn")
    known = knowledge()
    return cohort_of(
        members, known.market, known.taxonomy, role="data-engineer", tag="autumn", day="2026-11-01"
    )


def _pseudonyms(store: Store) -> dict[str, str]:
    return {one.client.name: one.client.pseudonym for one in members_of(store, "data-engineer")}


def test_a_named_cohort_counts_right(store: Store) -> None:
    cohort = _cohort(store)
    assert cohort.people == len(cohort.rows) == 8
    assert sum(one.people for one in cohort.bins) == 8
    assert [moment.people for moment in cohort.moments] == [8, 8]
    assert cohort.progress is not None
    assert (cohort.progress.people, cohort.progress.up) == (2, 2)
    places = {head.skill: place for place, head in enumerate(cohort.columns)}
    assert Counter(row.shades[places["apache-airflow"]] for row in cohort.rows)["shown"] == 8
    assert Counter(row.shades[places["aws"]] for row in cohort.rows)["absent"] == 8
    for gap in cohort.gaps:
        assert gap.people == sum(gap.kinds.values())


def test_the_shared_form_names_nobody_and_counts_no_few(store: Store) -> None:
    pseudonyms = _pseudonyms(store)
    shared = anonymous(_cohort(store), pseudonyms)
    _protects(shared, _cohort(store).people)
    assert shared.progress is None, "two people are too few"
    forms = [render(report_cohort(shared), form) for form in ("table", "markdown", "json", "csv")]
    forms += [render_cohort_html(shared)]
    for text in forms:
        for name in NAMES:
            assert name not in text
            assert name.split()[1] not in text
    assert all(pseudonym in forms[0] for pseudonym in pseudonyms.values())
    assert render_cohort_pdf(shared).startswith(b"%PDF")


def _protects(shared: Cohort, total: int) -> None:
    """Check every figure and every column of the heat map."""
    for place in range(len(shared.columns)):
        values = Counter(row.shades[place] for row in shared.rows)
        assert min(values.values()) >= FLOOR
    bands = Counter((row.low, row.high) for row in shared.rows if row.low is not None)
    assert all(number >= FLOOR for number in bands.values())
    assert all(one.people >= FLOOR for one in shared.bins)
    for gap in shared.gaps:
        assert gap.people is None or (
            gap.people >= FLOOR and (gap.people == total or total - gap.people >= FLOOR)
        )
        assert all(number >= FLOOR for number in gap.kinds.values())
    assert all(one.people is None or one.people >= FLOOR for one in shared.workshops)
    assert not any(row.level for row in shared.rows)


@given(
    st.lists(
        st.tuples(st.floats(0, 100), st.lists(st.sampled_from(SHADES), min_size=3, max_size=3)),
        min_size=FLOOR,
        max_size=40,
    )
)
def test_no_cohort_tells_of_fewer_than_the_floor(people: list[tuple[float, list[Shade]]]) -> None:
    """It holds whatever the people are like."""
    counts = Counter(min(int(fit // 10), 9) for fit, _ in people)
    rows = tuple(
        Row(label=f"n{number}", low=fit, high=fit, level="mid", shades=tuple(shades))
        for number, (fit, shades) in enumerate(people)
    )
    absent = sum(1 for _, shades in people if shades[0] == "absent")
    gap = SharedGap(skill="x", name="X", people=absent, kinds={"learning": absent or 1}, gain=1.0, hours=5)
    cohort = Cohort(
        role="r",
        title="R",
        tag="",
        day="2026-11-01",
        people=len(people),
        columns=tuple(ColumnHead(skill=s, name=s, share=0.5) for s in "abc"),
        rows=rows,
        gaps=(gap,) if absent else (),
        workshops=(),
        bins=tuple(
            Bin(low=10 * p, high=10 * p + 10, people=counts[p]) for p in range(min(counts), max(counts) + 1)
        ),
        moments=(),
        progress=None,
    )
    shared = anonymous(cohort, {row.label: f"P-{row.label}" for row in rows})
    _protects(shared, len(people))
    assert sum(one.people for one in shared.bins) == len(people)


def test_too_small_a_cohort_is_refused_by_default(run: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes(resume().data)
    run("client", "import", tmp_path / "one.md", "--on", "2026-09-01")
    refused = run("cohort", "report", "--role", "data-engineer")
    assert refused.code == 1
    assert "too few" in refused.err
    assert "--names" in refused.err
    named = json.loads(run("cohort", "report", "--role", "data-engineer", "--names", "--json").out)
    assert named["rows"][0]["label"] == "Ada Fenwick"
    assert run("cohort", "report", "--role", "data-enginer").code == 2
    assert "no clients tagged" in run("cohort", "report", "--role", "data-engineer", "--tag", "x").err
    for suffix in ("html", "pdf", "csv", "md"):
        out = tmp_path / f"c.{suffix}"
        assert run("cohort", "report", "--role", "data-engineer", "--names", "-o", out).code == 0
        assert out.stat().st_size > 300


def test_a_small_cohort_is_no_cohort(store: Store) -> None:
    import msgspec

    few = msgspec.structs.replace(_cohort(store), people=4)
    with pytest.raises(WorkspaceError, match="4 people are too few"):
        anonymous(few, _pseudonyms(store))


def test_quotes_are_masked() -> None:
    found = advice(resume())
    parsed = parse_resume(found.document, today=found.resume.today)
    text = masked("Ada led SQL at Larkfield Mills, see ada.fenwick@example.org", parsed)
    assert text == "[name] led SQL at [employer], see [email]"


def test_a_page_runs_and_fetches_nothing(store: Store) -> None:
    page = render_cohort_html(_cohort(store))
    assert "default-src 'none'" in page
    assert not re.search(r"<script|src=|https?://", page)


def test_names_are_escaped(store: Store) -> None:
    import msgspec

    cohort = _cohort(store)
    first = msgspec.structs.replace(cohort.rows[0], label="<b>=cmd|x</b>")
    hostile = msgspec.structs.replace(cohort, rows=(first, *cohort.rows[1:]))
    assert "<b>=cmd" not in render_cohort_html(hostile)
    assert render_cohort_pdf(hostile).startswith(b"%PDF")
