"""Tables on a terminal: nothing is cut, whatever its width."""

import pytest

from skillgap.report.blocks import Column, Meter, Report, Table, record_table
from skillgap.report.terminal import render_terminal

COLUMNS = (
    Column(name="Skill", wrap=True),
    Column(name="Kind"),
    Column(name="Demand"),
    Column(name="95 %", align="right"),
    Column(name="n", align="right"),
    Column(name="Fit", align="right"),
    Column(name="Time", align="right"),
)
ROW = ("Natural Language Processing", "learning", Meter(0.39), "28–49 %", "estimate", "+3.0", "111 h")


def rendered(width: int, *rows: tuple[str | Meter, ...], columns: tuple[Column, ...] = COLUMNS) -> str:
    table = Table(columns=columns, rows=rows or (ROW,))
    return render_terminal(Report(blocks=(table,), data=None, records=record_table((), ())), width=width)


@pytest.mark.parametrize("width", [40, 50, 60, 72, 80, 120])
def test_no_cell_is_lost_and_no_word_is_broken_at_any_width(width):
    text = rendered(width)
    assert all(len(line) <= width for line in text.splitlines())
    for word in (
        "Natural",
        "Language",
        "Processing",
        "learning",
        "39 %",
        "28–49 %",
        "estimate",
        "+3.0",
        "111 h",
    ):
        assert word in text


def test_the_bar_of_a_meter_gives_way_before_the_name_does():
    assert "█" in rendered(80)
    assert "█" not in rendered(60)
    assert rendered(60).splitlines()[0].split() == ["Skill", "Kind", "Demand", "95", "%", "n", "Fit", "Time"]


def test_rows_stand_below_one_another_where_the_columns_have_no_room():
    lines = rendered(40).splitlines()
    assert lines[0] == "  Natural Language Processing"
    assert lines[1].startswith("    Kind learning · Demand")


def test_running_text_is_not_squeezed_into_a_ribbon():
    columns = (Column(name="Skill"), Column(name="State"), Column(name="Evidence", wrap=True))
    row = (
        "Google Cloud Composer",
        "●●● shown, senior",
        "Features in BigQuery, jobs in Cloud Composer, all tested",
    )
    assert len(rendered(60, row, columns=columns).splitlines()) == 4


def test_columns_that_wrap_share_what_is_left():
    columns = (Column(name="What", wrap=True), Column(name="Why", wrap=True))
    row = ("word " * 40, "reason " * 40)
    lines = rendered(80, row, columns=columns).splitlines()
    assert lines[0].index("Why") == 42
