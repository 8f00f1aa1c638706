"""Positions are read in every usual layout, with their dates, places and lines."""

from __future__ import annotations

import pytest

from skillgap.month import Month
from skillgap.resume import Position, parse_resume
from tests.resume.pages import page

TODAY = Month(2026, 11)


def positions(body: str, heading: str = "Experience") -> tuple[Position, ...]:
    """Parse a resume whose experience section holds `body`."""
    text = f"Ada Fernweh\nada@example.com\n\n{heading}\n{body}\n\nEducation\nBSc Physics, University of Somewhere 2009"
    return parse_resume(page(text), today=TODAY).positions


def told(found: tuple[Position, ...]) -> list[tuple[str, str, str]]:
    """Give title, employer and stretch of time of each position."""
    result = []
    for position in found:
        end = "present" if position.span.current else str(position.span.end)
        result.append((position.title, position.employer, f"{position.span.start}..{end}"))
    return result


NOVA = ("Data Engineer", "Nova Freight", "2021-03..present")
ALMA = ("Data Analyst", "Alma Foods", "2018-01..2021-02")

LAYOUTS = {
    "one line, title first": """
Data Engineer, Nova Freight — Leeds Mar 2021 – Present
• Built pipelines.
Data Analyst, Alma Foods — Leeds Jan 2018 – Feb 2021
• Wrote reports.
""",
    "one line, employer first": """
Nova Freight, Data Engineer Mar 2021 – Present
• Built pipelines.
Alma Foods, Data Analyst Jan 2018 – Feb 2021
• Wrote reports.
""",
    "pipes": """
Nova Freight | Data Engineer | 03/2021 – now
• Built pipelines.
Alma Foods | Data Analyst | 01/2018 – 02/2021
• Wrote reports.
""",
    "dates first": """
03/2021 – present Data Engineer, Nova Freight, Leeds
• Built pipelines.
01/2018 – 02/2021 Data Analyst, Alma Foods, Leeds
• Wrote reports.
""",
    "dates on a line of their own, on top": """
2021-03 – Present
Data Engineer
Nova Freight
• Built pipelines.
2018-01 – 2021-02
Data Analyst
Alma Foods
• Wrote reports.
""",
    "title and dates, then employer": """
Data Engineer Mar 2021 – Present
Nova Freight, Leeds, UK
• Built pipelines.
Data Analyst Jan 2018 – Feb 2021
Alma Foods, Leeds, UK
• Wrote reports.
""",
    "employer and place, then title and dates": """
Nova Freight Leeds, UK
Data Engineer Mar 2021 – Present
• Built pipelines.
Alma Foods Leeds, UK
Data Analyst Jan 2018 – Feb 2021
• Wrote reports.
""",
    "employer and dates, then title and place": """
Nova Freight Mar 2021 – Present
Data Engineer, Leeds
• Built pipelines.
Alma Foods Jan 2018 – Feb 2021
Data Analyst, Leeds
• Wrote reports.
""",
    "employer, title, dates, place": """
Nova Freight
Data Engineer
March 2021 - Present (5 years 9 months)
Leeds, England, United Kingdom
Built pipelines for the whole of the north.
Alma Foods
Data Analyst
January 2018 - February 2021 (3 years 2 months)
Leeds, England, United Kingdom
Wrote reports that nobody read.
""",
    "title, then employer and dates": """
Data Engineer
Nova Freight | Mar 2021 – Present
• Built pipelines.
Data Analyst
Alma Foods | Jan 2018 – Feb 2021
• Wrote reports.
""",
    "title at employer": """
Data Engineer at Nova Freight (Mar 2021 – Present)
• Built pipelines.
Data Analyst at Alma Foods (Jan 2018 – Feb 2021)
• Wrote reports.
""",
    "three lines with the dates last": """
Data Engineer
Nova Freight, Leeds
Mar. 2021 – today
• Built pipelines.
Data Analyst
Alma Foods, Leeds
Jan. 2018 – Feb. 2021
• Wrote reports.
""",
    "middle dots": """
Data Engineer · Nova Freight · Leeds · Mar 2021 – Present
• Built pipelines.
Data Analyst · Alma Foods · Leeds · Jan 2018 – Feb 2021
• Wrote reports.
""",
    "headings of their own": """
### Data Engineer
Nova Freight, Leeds — Mar 2021 – Present
• Built pipelines.
### Data Analyst
Alma Foods, Leeds — Jan 2018 – Feb 2021
• Wrote reports.
""",
    "kind of employment and mode of work": """
Data Engineer
Nova Freight · Full-time
Mar 2021 - Present · 5 yrs 9 mos
Leeds, England · Hybrid
• Built pipelines.
Data Analyst
Alma Foods · Part-time
Jan 2018 - Feb 2021 · 3 yrs 2 mos
Leeds, England · On-site
• Wrote reports.
""",
    "bullets as entries": """
• Data Engineer, Nova Freight (Mar 2021 – Present)
• Data Analyst, Alma Foods (Jan 2018 – Feb 2021)
""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_usual_layout_gives_title_employer_and_dates(layout):
    """It holds that the order and the number of header lines do not matter."""
    assert told(
        positions(LAYOUTS[layout], "## Experience" if "###" in LAYOUTS[layout] else "Experience")
    ) == [
        NOVA,
        ALMA,
    ]


def test_several_titles_under_one_employer_share_it():
    """It holds for an employer's line above the first title only."""
    found = positions("""
Nova Freight
Lead Engineer Jan 2022 – Present
• Leads the team.
Engineer Jan 2019 – Dec 2021
• Wrote the planner.
""")
    assert [(position.title, position.employer) for position in found] == [
        ("Lead Engineer", "Nova Freight"),
        ("Engineer", "Nova Freight"),
    ]


def test_an_employer_with_its_total_time_is_no_position():
    """It holds that the line with the whole stay only names the employer."""
    found = positions("""
Nova Freight 2017 – 2022
Senior Engineer 2020 – 2022
• Led the move.
Engineer 2017 – 2019
• Wrote the planner.
""")
    assert told(found) == [
        ("Senior Engineer", "Nova Freight", "2020-01..2022-12"),
        ("Engineer", "Nova Freight", "2017-01..2019-12"),
    ]


def test_the_place_is_split_off():
    """It holds for a city and a state behind the employer."""
    (position,) = positions("Senior Engineer, Valves & Pumps, Dayton, OH Jun 2017 - Present\n• Gauges.")
    assert (position.employer, position.location) == ("Valves & Pumps", "Dayton, OH")


def test_commas_inside_titles_stay():
    """It holds for a department between title and employer."""
    found = positions("""
Principal Engineer, Data, Haven Payments 2016–2022
• Ledger.
Senior Engineer, Haven Payments 2012–2016
• Settlement.
""")
    assert [position.title for position in found] == ["Principal Engineer, Data", "Senior Engineer"]
    assert {position.employer for position in found} == {"Haven Payments"}


def test_bullets_and_wrapped_lines_belong_to_the_position_above():
    """It holds that the lines of all positions cover the section without overlap."""
    text = """Ada Fernweh

Experience
Data Engineer, Nova Freight Mar 2021 – Present
• Moved the nightly loads of nine services
to Kafka and Flink.
• Since May 2025: the fraud team.
Data Analyst, Alma Foods Jan 2018 – Feb 2021
• Wrote reports in 2019 and 2020."""
    resume = parse_resume(page(text), today=TODAY)
    assert [(position.first, position.last) for position in resume.positions] == [(2, 6), (6, 8)]


def test_time_away_from_work_is_no_position():
    """It holds for parental leave between two jobs, whose months do not count."""
    text = """Experience
Engineer, Nova Freight May 2022 – Present
• Payments.
Parental leave Mar 2021 – Apr 2022
Two languages, one toddler, no regrets.
Engineer, Alma Foods Jan 2020 – Feb 2021
• Billing."""
    resume = parse_resume(page(text), today=TODAY)
    assert [position.employer for position in resume.positions] == ["Nova Freight", "Alma Foods"]
    assert resume.experience_months == 55 + 14


def test_volunteering_is_a_position_that_does_not_count_as_experience():
    """It holds that the section's kind is kept with the position."""
    text = """Experience
Engineer, Nova Freight Jan 2022 – Dec 2022
• Payments.

Volunteering
Treasurer, Rowing Club Jan 2010 – Dec 2015
• Books."""
    resume = parse_resume(page(text), today=TODAY)
    assert [position.kind for position in resume.positions] == ["experience", "volunteering"]
    assert resume.experience_months == 12


def test_overlapping_jobs_count_once_and_nothing_after_today():
    """It holds for freelance work beside employment and for a contract that ends next year."""
    text = """Experience
Freelance Developer Jan 2024 – Dec 2027
• Sites.
Engineer, Nova Freight Jun 2023 – Jan 2025
• Payments."""
    resume = parse_resume(page(text), today=TODAY)
    assert resume.experience_months == Month(2023, 6).months_to(TODAY)
    assert resume.positions[0].employer == "Self-employed"


def test_a_job_without_dates_is_read_and_counts_nothing():
    """It holds that unknown dates stay unknown."""
    resume = parse_resume(page("Experience\nData Engineer, Nova Freight\n• Loads."), today=TODAY)
    (position,) = resume.positions
    assert (position.title, position.employer) == ("Data Engineer", "Nova Freight")
    assert position.span.start is None
    assert resume.experience_months == 0


def test_titles_in_other_languages_are_told_from_employers():
    """It holds for German and French entries with the employer first."""
    found = positions("Nordlicht GmbH, Softwareentwicklerin 01/2020 – heute\n• Java.", "Berufserfahrung")
    assert told(found) == [("Softwareentwicklerin", "Nordlicht GmbH", "2020-01..present")]
    found = positions(
        "Ingénieure données, Banque Azur, Paris janv. 2020 – août 2022\n• SQL.", "Expérience professionnelle"
    )
    assert told(found) == [("Ingénieure données", "Banque Azur", "2020-01..2022-08")]


def test_a_phase_inside_a_post_stays_with_the_post():
    """It holds for a project's name with dates below a title, in running text without bullets."""
    found = positions("""
Data Engineer, Nova Freight Mar 2021 – Present
Project Harbour (Jan 2022 – Jun 2022)
Moved the harbour to Kafka.
Data Analyst, Alma Foods Jan 2018 – Feb 2021
Wrote reports.
""")
    assert told(found) == [NOVA, ALMA]


def test_a_header_broken_by_a_narrow_column_is_read_whole():
    """It holds for a range of dates that goes on in the next line."""
    found = positions("""
Data Engineer, Nova Freight, Leeds Mar 2021 –
Present
• Built pipelines.
Data Analyst, Alma Foods, Leeds Jan 2018 –
February 2021
• Wrote reports.
""")
    assert told(found) == [NOVA, ALMA]


def test_a_range_broken_in_a_column_of_dates_at_the_left_is_read_whole():
    """It holds where the words beside the dates go on too."""
    found = positions("""
Mar 2021 – Data Engineer
Present Nova Freight
• Built pipelines.
Jan 2018 – Feb Data Analyst
2021 Alma Foods
• Wrote reports.
""")
    assert told(found) == [NOVA, ALMA]


def test_a_header_and_its_dates_broken_side_by_side_are_read_whole():
    """It holds for a town of two words and a range, both cut in the middle."""
    found = positions("""
Data Engineer, Nova Freight — Bad 03/2021 –
Hindelang heute
• Built pipelines.
Data Analyst, Alma Foods — St. 01/2018 –
Gallen 02/2021
• Wrote reports.
""")
    assert told(found) == [NOVA, ALMA]


def test_a_town_at_the_right_edge_is_no_part_of_the_title():
    """It holds for towns nobody listed, behind a tab or a wide gap."""
    found = positions("""
Nova Freight\tMar 2021 – Present
Data Engineer\tWesterfold
• Built pipelines.
Alma Foods\tJan 2018 – Feb 2021
Data Analyst (part-time, 60%)\tOsterfold
• Wrote reports.
""")
    assert told(found) == [NOVA, ("Data Analyst (part-time, 60%)", *ALMA[1:])]
    assert [position.location for position in found] == ["Westerfold", "Osterfold"]


def test_the_town_behind_title_and_employer_is_no_employer():
    """It holds for unknown towns; a team of the employer still is a part of the title."""
    found = positions("""
Data Engineer, Nova Freight — Westerfold Mar 2021 – Present
• Built pipelines.
Data Analyst, Payments — Alma Foods Jan 2018 – Feb 2021
• Wrote reports.
""")
    assert told(found) == [NOVA, ("Data Analyst, Payments", *ALMA[1:])]


def test_the_employer_is_the_last_part_before_the_town():
    """It holds for a team between title and employer."""
    found = positions("""
Data Engineer, Audio, Nova Freight — Leeds Mar 2021 – Present
• Built pipelines.
""")
    assert told(found) == [("Data Engineer, Audio", *NOVA[1:])]


def test_an_at_sign_parts_a_title_nobody_listed():
    """It holds without a word that names a post."""
    found = positions("""
Cheese Whisperer @ Nova Freight
Mar 2021 – Present · Leeds
• Built pipelines.
Data Analyst @ Alma Foods
Jan 2018 – Feb 2021 · Leeds
• Wrote reports.
""")
    assert told(found) == [("Cheese Whisperer", *NOVA[1:]), ALMA]


def test_an_open_end_at_the_left_runs_to_the_present():
    """It holds where the dash touches the date; a dash with spaces parts date and title."""
    found = positions("""
03/2021– Data Engineer
Nova Freight, Leeds
• Built pipelines.
1/2018–2/2021 Data Analyst
Alma Foods, Leeds
• Wrote reports.
""")
    assert told(found) == [NOVA, ALMA]


def test_a_label_below_a_whole_header_does_not_replace_its_title():
    """It holds for "Role:" under a header with title and employer."""
    found = positions("""
Data Engineer, Nova Freight — Leeds Mar 2021 – Present
Role: Lead. Team size: 7.
• Built pipelines.
""")
    assert told(found) == [NOVA]


@pytest.mark.parametrize(
    "title", ["Produktmanagerin", "Testingenieur", "Datenanalyst:in", "Systemutvecklare"]
)
def test_compounds_name_a_post(title: str):
    """It holds for compounds nobody listed whose last part is a title."""
    found = positions(f"""
Hoolix
{title}
Mar 2021 – Present
• Built pipelines.
""")
    assert [(position.title, position.employer) for position in found] == [(title, "Hoolix")]


def test_marks_of_a_timeline_read_as_bullets_open_posts():
    """It holds where the dates of one post are broken over two lines, too."""
    found = positions("""
• Mar 2021 – Present Data Engineer
Nova Freight, Leeds
• Built pipelines.
• Jan 2018 – Feb Data Analyst
2021 Alma Foods, Leeds
• Wrote reports.
""")
    assert told(found) == [NOVA, ALMA]


def test_a_client_below_a_whole_header_is_not_the_employer():
    """It holds for "Client:" under a header with title and employer."""
    found = positions("""
Data Engineer, Nova Freight — Leeds Mar 2021 – Present
Client: an insurer in Toronto
• Built pipelines.
""")
    assert told(found) == [NOVA]


def test_freelance_in_the_employers_place_is_kept_as_written():
    """It holds where the line that names employers elsewhere says "Freelance"."""
    found = positions("""
Nova Freight Mar 2021 – Present
Data Engineer
• Built pipelines.
Freelance Jan 2018 – Feb 2021
Data Analyst
• Wrote reports.
""")
    assert told(found) == [NOVA, ("Data Analyst", "Freelance", ALMA[2])]


def test_a_preposition_before_a_broken_date_stays_with_the_name():
    """It holds for "de", which may also open a range."""
    found = positions("""
Data Engineer, Institut Régional de 03/2021 –
l'Énergie — Nantes présent
• Built pipelines.
""")
    assert told(found) == [("Data Engineer", "Institut Régional de l'Énergie", "2021-03..present")]


def test_a_start_broken_behind_its_month_is_read():
    found = positions("""
depuis mars Data Engineer, Nova Freight, Leeds
2021 • Built pipelines.
janv. 2018 – Data Analyst, Alma Foods, York
févr. 2021 • Wrote reports.
""")
    assert told(found) == [NOVA, (*ALMA[:2], "2018-01..2021-02")]


@pytest.mark.parametrize(
    "dates", ["June 20XX – August 20XX", "20XX – Present", "05/20XX - 07/20XX", "Summer 20YY"]
)
def test_years_a_template_leaves_open_are_dates_of_no_length(dates):
    """It holds that they name neither a title nor an employer."""
    found = positions(f"Nova Freight, Leeds\nData Engineer, {dates}\n• Built pipelines.\n")
    assert [(one.title, one.employer, one.span.start) for one in found] == [
        ("Data Engineer", "Nova Freight", None)
    ]


def test_an_employer_after_several_titles_of_another_is_read():
    """It holds where the first has a line with its total time, and the second none."""
    found = positions("""
Nova Freight
4 years 8 months
Senior Data Engineer
April 2024 - Present (2 years 8 months)
Leeds
Data Engineer
April 2022 - March 2024 (2 years)
Leeds
Alma Foods
Data Analyst
July 2018 - March 2022 (3 years 9 months)
York
""")
    assert [one.employer for one in found] == ["Nova Freight", "Nova Freight", "Alma Foods"]


def test_an_employer_half_in_bold_heads_its_post():
    """It holds where the place behind it is so long that most of the line is not bold."""
    found = positions("""
**Nova Freight Limited, Leeds**
Data Engineer
Mar 2021 – Present
• Built pipelines.
Alma Foods, Stoke-on-Trent
Data Analyst
Jan 2018 – Feb 2021
• Wrote reports.
""")
    assert [one.employer for one in found] == ["Nova Freight Limited", "Alma Foods"]


def test_a_range_broken_in_a_narrow_column_at_the_edge_belongs_to_its_line():
    """It holds that the title and the employer on the two lines stay apart."""
    found = positions("""
Data Engineer\tMar 2021 –
Nova Freight and Sons Limited of Leeds, Leeds\tpresent
• Built pipelines.
Data Analyst\tJan 2018 –
Alma Foods, York\tFeb 2021
• Wrote reports.
""")
    assert [(one.title, one.employer) for one in found] == [
        ("Data Engineer", "Nova Freight and Sons Limited of Leeds"), ("Data Analyst", "Alma Foods"),
    ]  # fmt: skip
    assert told(found)[1][2] == ALMA[2]


def test_posts_in_the_rows_of_a_table_are_read():
    """It holds where the first row names the cells and the last cell holds running text."""
    found = positions("""
Period | Role | Employer | What I did
Mar 2021 – Present | Data Engineer | Nova Freight, Leeds | Moved nine services to new machines.
Jan 2018 – Feb 2021 | Data Analyst | Alma Foods, York | Counted what was left.
""")
    assert told(found) == [NOVA, ALMA]


def test_posts_in_the_rows_of_a_form_are_read():
    """It holds for labels in cells of their own, with and without a separator behind them."""
    found = positions("""
Fechas (de – a) | 03/2021 – actualidad
Nombre y dirección del empleador Nova Freight, Leeds
Profesión o cargo desempeñado | Data Engineer
Fechas (de – a) | 01/2018 – 02/2021
Nombre y dirección del empleador Alma Foods, York
Profesión o cargo desempeñado | Data Analyst
""")
    assert told(found) == [NOVA, ALMA]


@pytest.mark.parametrize(
    "line",
    [
        "2021-03 | present | Data Engineer | Nova Freight, Leeds",
        "Data Engineer ........ 03/2021 – present\nNova Freight, Leeds",
        "Data Engineer @ Nova Freight ~ Mar-2021 to present",
        "Sinds maart 2021 – Data Engineer bij Nova Freight, Leeds",
        "2021-03 – present Data Engineer, Nova Freight, Leeds.",
        "Since Mar 2021 (part-time)\nData Engineer\nNova Freight, Leeds",
        "Mar 2021 – Present, full-time\nData Engineer\nNova Freight, Leeds",
        "Data Engineer, Nova Freight, Leeds, Mar 2021 – Present (5+ years)",
        "Desde marzo de 2021 hasta hoy. Data Engineer, Nova Freight, Leeds",
    ],
)
def test_signs_between_a_date_and_a_title_belong_to_neither(line):
    """It holds for cells, leading dots, tildes and full stops."""
    assert told(positions(f"{line}\n• Built pipelines.\n")) == [NOVA]


@pytest.mark.parametrize(
    ("dates", "last"),
    [
        ("Mar 2021 (8 months)", "2021-10"),
        ("Mar 2021 · 1 yr 2 mos", "2022-04"),
        ("Mar 2021 (1 month)", "2021-03"),
    ],
)
def test_a_month_lasts_as_long_as_is_printed_behind_it(dates, last):
    """It holds for a start alone; a range keeps its own end."""
    found = positions(f"Data Engineer, Nova Freight, Leeds | {dates}\n• Built pipelines.\n")
    assert [(str(each.span.start), str(each.span.end)) for each in found] == [("2021-03", last)]
    (ranged,) = positions(
        "Data Engineer, Nova Freight, Leeds | Mar 2021 – May 2021 (9 months)\n• Built pipelines.\n"
    )
    assert str(ranged.span.end) == "2021-05"


@pytest.mark.parametrize("employer", ["Nova (Pty) Ltd", "Nova India (Pvt.) Ltd."])
def test_a_legal_form_in_brackets_stays_with_the_name(employer):
    """It holds inside and at the end; a remark behind a name goes."""
    text = "Data Engineer | {} | Mar 2021 – Present\n• Built pipelines.\n"
    assert [each.employer for each in positions(text.format(employer))] == [employer]
    assert [each.employer for each in positions(text.format("Nova Freight (a carrier)"))] == ["Nova Freight"]


def test_a_preposition_before_a_sure_employer_parts_a_title_nobody_listed():
    """It holds for any name where the other posts tell the order."""
    found = positions("Zeugwart bei Nordlicht GmbH, Hamburg | Mar 2021 – Present\n• Vieles.\n")
    assert [(each.title, each.employer) for each in found] == [("Zeugwart", "Nordlicht GmbH")]
    found = positions(
        "Data Engineer at Nova Freight | 2021 – 2022\n• Much.\n\nFiddler at Radio Alma | 2019 – 2020\n• Odes.\n"
    )
    assert [(each.title, each.employer) for each in found][1:] == [("Fiddler", "Radio Alma")]


def test_projects_told_as_posts_are_work_where_nothing_else_is():
    """It holds for clients and roles with their labels; a section of work keeps them projects."""
    projects = """
Project experience
Client: Nova Freight
Role: Data Engineer
Duration: Mar 2021 - Present
• Built pipelines.
"""
    assert [
        (each.title, each.employer)
        for each in parse_resume(page(f"Ada Fernweh\n\n{projects}"), today=TODAY).positions
    ] == [("Data Engineer", "Nova Freight")]
    text = f"Ada Fernweh\n\nExperience\nData Analyst, Alma Foods 2018 – 2020\n\n{projects}"
    assert [each.employer for each in parse_resume(page(text), today=TODAY).positions] == ["Alma Foods"]


@pytest.mark.parametrize(
    ("line", "title", "employer"),
    [
        ("VP of Engineering, Nova Freight, Inc. — Austin, TX", "VP of Engineering", "Nova Freight, Inc."),
        ("Technical Lead, Smith, Okafor & Partners LLP, London", "Technical Lead", "Smith, Okafor & Partners LLP"),
        ("Data Scientist – Pricing, Nova Freight — Leeds", "Data Scientist – Pricing", "Nova Freight"),
        ("Solutions Architect, EMEA | Nova Freight, Leeds", "Solutions Architect, EMEA", "Nova Freight"),
        ("Staff Engineer, Payments, Novaline, Dublin, Ireland", "Staff Engineer, Payments", "Novaline"),
        ("Principal Scientist, Odd Biology, Nova Therapeutics", "Principal Scientist, Odd Biology", "Nova Therapeutics"),
        ("Assistant, Nova University, Department of Statistics", "Assistant", "Nova University, Department of Statistics"),
        ("Analyst, Global Markets, Bank of Nowhere, Dublin", "Analyst, Global Markets", "Bank of Nowhere"),
        ("Prompt Engineer, Ask Alder, New York, NY", "Prompt Engineer", "Ask Alder"),
        ("Vice President, Research, Ada Fernweh, New York, NY", "Vice President, Research", "Ada Fernweh"),
        ("Data Fellow, Code for Rivers, Washington, D.C.", "Data Fellow", "Code for Rivers"),
        ("Data Scientist, Clínica Santa Aurora, Madrid", "Data Scientist", "Clínica Santa Aurora"),
    ],
)  # fmt: skip
def test_commas_and_dashes_inside_titles_and_names_part_nothing(line, title, employer):
    """It holds for legal forms, lists of partners, teams and states."""
    (found,) = positions(f"{line}\tMar 2021 – Present\n• Built pipelines.\n")
    assert (found.title.replace(", Pricing", " – Pricing"), found.employer) == (title, employer)


def test_the_order_of_one_line_is_learnt_from_the_other_posts():
    """It holds where a word of a title stands in the employer's name, or none in the title."""
    text = "{}\n• Built pipelines.\n\n" * 3
    found = positions(
        text.format(
            "Nova Freight — Data Engineer\t2021 – Present",
            "Kiwi Courier — Data Analyst\t2018 – 2020",
            "Cave du Nord — Wine Taster\t2015 – 2017",
        )
    )
    assert [each.employer for each in found] == ["Nova Freight", "Kiwi Courier", "Cave du Nord"]


def test_both_lines_under_a_date_belong_to_the_header_of_each_post():
    """It holds where a title with a team could be read as title and employer."""
    found = positions(
        "2021 – Present\nStaff Engineer, Odd Things\nNovaline, Dublin, Ireland\n• Built pipelines.\n\n"
        "2018 – 2020\nData Analyst\nAlma Foods, York\n• Wrote reports.\n"
    )
    assert [(each.title, each.employer) for each in found] == [
        ("Staff Engineer, Odd Things", "Novaline"),
        ("Data Analyst", "Alma Foods"),
    ]


def test_the_last_part_is_the_employer_where_no_post_names_a_place():
    found = positions(
        "Editor, Science Desk, The Lantern\t2021 – Present\n• Wrote.\n\nReporter, The Beacon\t2018 – 2020\n• Wrote.\n\n"
        "Intern, Alma Foods\t2016 – 2017\n• Wrote.\n"
    )
    assert [each.employer for each in found] == ["The Lantern", "The Beacon", "Alma Foods"]


def test_a_state_at_the_edge_and_a_number_at_the_end_are_no_broken_lines():
    """It holds for "IN" and for a name that ends like a day of the month below it."""
    found = positions("**Nova Tool & Die\tGary, IN\nMachinist\tMar 2021 – Present\n• Built.\n")
    assert [(each.title, each.employer) for each in found] == [("Machinist", "Nova Tool & Die")]
    found = positions("### Data Engineer, Nimbus 9\nMar 2021 – Present\n• Built.\n")
    assert [(each.title, each.employer) for each in found] == [("Data Engineer", "Nimbus 9")]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Mar–Aug", "2021"), ("de marzo a agosto", "de 2021"), ("from March 2021 to August", "2021"), ("März 2021 bis August", "2021")],
)  # fmt: skip
def test_a_range_broken_before_its_last_year_is_read(first, second):
    """It holds for dates in a narrow column at the left, read with the lines beside them."""
    found = positions(f"{first} Data Engineer\n{second} Nova Freight, Leeds\n• Built pipelines.\n")
    assert [(each.title, each.employer, str(each.span.start), str(each.span.end)) for each in found] == [
        ("Data Engineer", "Nova Freight", "2021-03", "2021-08")
    ]


def test_a_header_of_several_fields_broken_with_its_dates_is_read_whole():
    """It holds where a comma in the title keeps the halves from being told as two names."""
    found = positions("Docent, Alma Assistant | Nova Heritage\tMay 2023 – June\nMuseum\t2024\n• Tours.\n")
    assert [(each.title, each.employer, str(each.span.start), str(each.span.end)) for each in found] == [
        ("Docent, Alma Assistant", "Nova Heritage Museum", "2023-05", "2024-06")
    ]


@pytest.mark.parametrize(
    "header",
    [
        "1. Data Engineer, Nova Freight (Leeds) — 03/2021 to present",
        "Data Engineer / Nova Freight / Leeds / 03.2021 - now",
        "Data Engineer, Nova Freight (formerly Blotter Ltd.) — Leeds | Mar 2021 – Present",
    ],
)
def test_numbers_slashes_and_former_names_are_read(header):
    assert told(positions(f"{header}\n• Built pipelines.\n")) == [NOVA]


def test_a_project_of_years_lies_within_a_post_that_began_in_the_first_of_them():
    found = positions(
        "Consultant, Nova Freight	Sep 2019 – Present\nProject: Odd Claims (2019 – 2021)\n• Forms.\n"
        "Analyst, Alma Foods	Jan 2017 – Aug 2019\n• SQL.\n"
    )
    assert [each.employer for each in found] == ["Nova Freight", "Alma Foods"]


@pytest.mark.parametrize(
    "header",
    [
        "Data Engineer — Nova Freight, Leeds (supervisor: Prof. A. Example)\nMar 2021 – Present",
        "Data Engineer, Nova Freight — Oddtown QLD | Mar 2021 – Present",
        "Data Engineer, Nova Freight — Austin TX (Mar 2021 – Present)",
    ],
)
def test_asides_and_states_without_a_comma_are_no_employers(header):
    assert told(positions(f"{header}\n• Built pipelines.\n")) == [NOVA]


def test_a_common_word_before_a_place_names_an_employer():
    found = positions("**Au Pair\tMar 2021 – Present\nPrivate family, Lyon\n• Built towers.\n")
    assert [(each.title, each.employer, each.location) for each in found] == [
        ("Au Pair", "Private family", "Lyon")
    ]


def test_work_told_behind_title_and_employer_is_no_employer():
    """What a colon parts from a whole post says what was done there."""
    (position,) = positions("2016-2020, Developer, Nova Freight: Python and Qt for tracking.")
    assert (position.title, position.employer) == ("Developer", "Nova Freight")
