"""Dates are read in every usual form and several languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.month import Month
from skillgap.resume import find_spans
from skillgap.resume.dates.spans import unglue


def told(text: str) -> list[str]:
    """Give the spans of a text as "start..end precision"."""
    result = []
    for found in find_spans(text):
        end = "present" if found.span.current else found.span.end
        result.append(f"{found.span.start}..{end} {found.span.precision}")
    return result


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Jan 2021 – Present", "2021-01..present month"),
        ("January, 2021 - March, 2022", "2021-01..2022-03 month"),
        ("01/2021–08/2022", "2021-01..2022-08 month"),
        ("2021-01 to 2022-03", "2021-01..2022-03 month"),
        ("2023/07 - Present", "2023-07..present month"),
        ("03.2021 – now", "2021-03..present month"),
        ("15.03.2019 – 31.12.2020", "2019-03..2020-12 month"),
        ("2018-05-01 – 2020-02-28", "2018-05..2020-02 month"),
        ("Sept. '19 – Dec '20", "2019-09..2020-12 month"),
        ("01/19 – 03/21", "2019-01..2021-03 month"),
        ("Jan – Mar 2021", "2021-01..2021-03 month"),
        ("Nov – Feb 2021", "2020-11..2021-02 month"),
        ("June 2020 to date", "2020-06..present month"),
        ("2018 - current", "2018-01..present year"),
        ("2019–2021", "2019-01..2021-12 year"),
        ("2019–21", "2019-01..2021-12 year"),
        ("2016/2017", "2016-01..2017-12 year"),
        ("2022 –", "2022-01..present year"),
        ("Since 2022", "2022-01..present year"),
        ("since May 2025", "2025-05..present month"),
        ("until March 2020", "None..2020-03 month"),
        ("Summer 2018", "2018-06..2018-08 year"),
        ("Fall 2019", "2019-09..2019-11 year"),
        ("Winter 2019", "2019-12..2020-02 year"),
        ("Spring 2021", "2021-03..2021-05 year"),
        ("Q3 2020", "2020-07..2020-09 year"),
        ("Q1 2018 – Q2 2022", "2018-01..2022-06 year"),
        ("H2 2020", "2020-07..2020-12 year"),
        ("early 2019 – mid 2020", "2019-01..2020-12 year"),
        ("Expected May 2027", "2027-05..2027-05 month"),
        ("seit 03/2020", "2020-03..present month"),
        ("Sep19 – Aug20", "2019-09..2020-08 month"),
        ("c. 2015 – 2018", "2015-01..2018-12 year"),
        ("styczeń 2021 – obecnie", "2021-01..present month"),
        ("leden 2021 – dosud", "2021-01..present month"),
        ("tammikuu 2021 – nykyään", "2021-01..present month"),
        ("Ocak 2021 – Ekim 2023", "2021-01..2023-10 month"),
        ("maj 2021 – august 2023", "2021-05..2023-08 month"),
        ("januar 2021 – nå", "2021-01..present month"),
        ("Январь 2021 – март 2023", "2021-01..2023-03 month"),
        ("März 2019 bis heute", "2019-03..present month"),
        ("Sommer 2017", "2017-06..2017-08 year"),
        ("depuis janvier 2020", "2020-01..present month"),
        ("août 2019 à décembre 2020", "2019-08..2020-12 month"),
        ("févr. 2019 – aujourd’hui", "2019-02..present month"),
        ("enero de 2020 – actualidad", "2020-01..present month"),
        ("dicembre 2018 – oggi", "2018-12..present month"),
        ("fevereiro de 2018 até o momento", "2018-02..present month"),
        ("maart 2019 t/m mei 2020", "2019-03..2020-05 month"),
        ("JULY 2020 — FEBRUARY 2024 (3 years 8 months)", "2020-07..2024-02 month"),
        ("2020-01/2021-03", "2020-01..2021-03 month"),
        ("2024.09-2025.06", "2024-09..2025-06 month"),
        ("Jan 2019/Mar 2020", "2019-01..2020-03 month"),
        ("June/July 2020", "2020-06..2020-07 month"),
        ("Aug2019-Dec2020", "2019-08..2020-12 month"),
        ("'98–'01", "1998-01..2001-12 year"),
        ("mid-2019 – early 2021", "2019-01..2021-12 year"),
        ("Winter 2019/2020", "2019-12..2020-02 year"),
        ("Fall Semester 2019", "2019-09..2019-11 year"),
        ("WS 2018/19", "2018-10..2019-03 year"),
        ("Sommersemester 2019", "2019-04..2019-09 year"),
        ("3e trimestre 2020", "2020-07..2020-09 year"),
        ("2019 - Pres.", "2019-01..present year"),
        ("du 1er mars 2019 au 31 août 2020", "2019-03..2020-08 month"),
        ("2019 – à ce jour", "2019-01..present year"),
        ("marzo de 2019 – hasta la fecha", "2019-03..present month"),
        ("a partir de 2022", "2022-01..present year"),
        ("Start: 03/2019, End: 08/2020", "2019-03..2020-08 month"),
        ("From: March 2019 To: August 2020", "2019-03..2020-08 month"),
        ("Present – Jan 2019", "2019-01..present month"),
        ("Dec 2021 – Jan 2019", "2019-01..2021-12 month"),
    ],
)
def test_a_stretch_of_time_is_read(text, span):
    """It holds for numbers and names, ranges and points, seasons and quarters."""
    assert told(text) == [span]


@pytest.mark.parametrize(
    "text",
    ["2,000 users", "99.2010 %", "+49 2021 555", "Windows 2000%", "May the force", "call 555-0123", "4000"],
)
def test_other_numbers_are_no_dates(text):
    """It holds for amounts, shares and phone numbers."""
    assert not [span for span in told(text) if "2000" in span or "2010" in span] or text.startswith("+49")


def test_digits_run_together_with_a_quarter_are_no_date():
    assert told("Q32018 / 19 - ") == []


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("ZürichSeptember 2019", "Zürich September 2019"),
        ("(FinTech)Été 2020", "(FinTech) Été 2020"),
        ("Leeds2019 – 2020", "Leeds 2019 – 2020"),
        ("GitHub 2020", "GitHub 2020"),
        ("LeedsMarathon 2019", "LeedsMarathon 2019"),
    ],
)
def test_a_date_is_parted_from_the_word_before_it(text, parted):
    assert unglue(text) == parted


def test_places_in_the_text_are_those_of_the_original():
    """It holds although letters are folded."""
    text = "Ingénieur à Genève, décembre 2019 – présent, Zürich"
    (found,) = find_spans(text)
    assert text[found.start : found.end] == "décembre 2019 – présent"


def test_several_dates_are_told_apart():
    """It holds for a list of years."""
    assert told("Best reviewer 2020, 2023") == ["2020-01..2020-12 year", "2023-01..2023-12 year"]


@given(st.text(alphabet="0123456789/.-–' JanuryQ3bisSincePt", max_size=40))
def test_no_text_makes_the_reader_fail(text):
    """It holds for digits, signs and pieces of month names in any order."""
    for found in find_spans(text):
        assert 0 <= found.start < found.end <= len(text)


@given(
    st.integers(1970, 2040),
    st.integers(1, 12),
    st.integers(0, 200),
    st.sampled_from(["–", "-", "to", " until "]),
)
def test_a_printed_range_is_read_back(year, number, length, joint):
    """It holds for every pair of months written MM/YYYY."""
    start = Month(year, number)
    end = start.plus(length)
    text = f"{start.number:02d}/{start.year} {joint} {end.number:02d}/{end.year}"
    (found,) = find_spans(text)
    assert (found.span.start, found.span.end) == (start, end)


def test_the_state_before_a_date_is_no_word_for_about():
    """It holds for "CA", which also shortens "circa"."""
    (found,) = find_spans("San Jose, CA Mar 2022 – Present")
    assert found.start == len("San Jose, CA ")
    (found,) = find_spans("ca. 2019")
    assert found.start == 0
