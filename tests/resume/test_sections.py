"""Headings are found by wording and looks, and sections cover every line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillgap.documents import Document, Line, NamedBytes, read_document
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.resume.outline.sections import find_sections
from skillgap.resume.outline.wording import clean, kind_of
from tests.resume.pages import page

TODAY = Month(2026, 11)


def kinds(text: str) -> list[tuple[str, str]]:
    """Give heading and kind of each section that has a heading."""
    return [(section.heading, section.kind) for section in find_sections(page(text)) if section.heading]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("EXPERIENCE", "experience"),
        ("NOT MY FIELD", "other"),
        ("What I leave to others", "other"),
        ("Won’t pretend", "other"),
        ("Noch nicht", "other"),
        ("Work history:", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("W O R K E X P E R I E N C E", "experience"),
        ("💼 Professional Experience", "experience"),
        ("— Selected Projects —", "projects"),
        ("2. Education & Training", "education"),
        ("Langues / Languages", "languages"),
        ("Grants and awards", "grants"),
        ("Certifications and courses", "certifications"),
        ("Technical Skills & Tools", "skills"),
        ("Experience (continued)", "experience"),
        ("Relevant Work Experience", "experience"),
        ("Honors-Awards", "awards"),
        ("Currently studying", "courses"),
        ("Research interests", "interests"),
        ("Berufserfahrung", "experience"),
        ("Compétences", "skills"),
        ("Formación académica", "education"),
        ("Esperienze lavorative", "experience"),
        ("Habilitações literárias", "education"),
        ("Werkervaring", "experience"),
        ("Software Engineer", None),
        ("Skills that I never had", None),
    ],
)
def test_the_kind_follows_from_the_wording(heading, kind):
    """It holds for decoration, letter-spacing, composition and seven languages."""
    assert kind_of(clean(heading)) == kind


def test_letter_spacing_is_closed_at_the_right_places():
    """It holds for a heading of two words, whose blanks were lost among the others."""
    assert clean("W O R K E X P E R I E N C E") == "WORK EXPERIENCE"


def test_words_in_sentences_and_lists_are_no_headings():
    """It holds for a bullet, a sentence, a label and a wrapped word."""
    text = """Ada Fernweh

SUMMARY
My skills are many. Education
matters to me and so does
experience.

SKILLS
Languages: Python, SQL
Skills: Docker, Git

EXPERIENCE
Engineer, Nova Freight 2020 – 2022
• Skills
• Projects for the city"""
    assert kinds(text) == [("SUMMARY", "summary"), ("SKILLS", "skills"), ("EXPERIENCE", "experience")]


def test_programming_languages_are_no_spoken_languages():
    """It holds for a section and for a label among the skills."""
    assert kinds("# Experience\nEngineer, Nova 2020 – 2021\n# Languages\nPython, SQL, Go")[-1][1] == "skills"
    assert (
        kinds("# Experience\nEngineer, Nova 2020 – 2021\n# Languages\nPolish (native), German")[-1][1]
        == "languages"
    )


def test_a_heading_of_unknown_wording_is_known_by_its_looks():
    """It holds for upper case among upper-case headings."""
    text = """SKILLS
Python

EXPERIENCE
Engineer, Nova Freight 2020 – 2022

FUTURE GOALS
I would like to learn Scala."""
    assert kinds(text)[-1] == ("FUTURE GOALS", "other")


def test_about_me_at_the_end_is_personal():
    """It holds that the same words head a summary at the top."""
    experience = "# Experience\nEngineer, Nova 2020 – 2021"
    assert kinds(f"# About me\nEngineer.\n{experience}")[0][1] == "summary"
    assert kinds(f"{experience}\n# About me\nBeekeeper.")[-1][1] == "interests"


def test_a_job_title_in_the_look_of_a_heading_stays_in_its_section():
    """It holds for bold titles among bold headings."""
    text = """**Experience**
**Data Engineer** 2020 – 2022
• Loads.
**Data Analyst**
Alma Foods, 2018 – 2019
• Reports.
**Education**
BSc Physics 2017"""
    assert [kind for _, kind in kinds(text)] == ["experience", "education"]


def test_a_sidebar_before_the_name_ends_at_the_name():
    """It holds where the name stands in the largest type of the first page."""
    rows = [
        ("Languages", 12.0, True),
        ("Polish (native)", 10.0, False),
        ("Ada Fernweh", 20.0, True),
        ("Data Engineer", 11.0, False),
        ("Experience", 12.0, True),
        ("Engineer, Nova Freight 2020 – 2022", 10.0, False),
    ]
    lines = tuple(
        Line(text=text, page=1, number=number + 1, size=size, bold=bold, column=int(number > 1))
        for number, (text, size, bold) in enumerate(rows)
    )
    resume = parse_resume(Document(name="x.pdf", format="pdf", pages=1, lines=lines), today=TODAY)
    assert [section.kind for section in resume.sections] == ["languages", "contact", "experience"]
    assert (resume.contact.name, resume.headline) == ("Ada Fernweh", "Data Engineer")


def test_a_name_that_opens_the_next_column_needs_no_address():
    """It holds for formats without sizes, where details and skills stand in a box before the name."""
    rows = ["Contact", "+49 30 5550 1", "Skills", "• Kafka", "Ada Ní Fernweh", "Data Engineer", "Experience", "Engineer, Nova 2020 – 2022"]  # fmt: skip
    lines = tuple(
        Line(text=text, page=1, number=number + 1, bullet=text[0] == "•", column=int(number < 4), bold=number in (0, 2, 4, 6))
        for number, text in enumerate(rows)
    )  # fmt: skip
    resume = parse_resume(Document(name="x.docx", format="docx", pages=1, lines=lines), today=TODAY)
    assert [section.kind for section in resume.sections] == ["contact", "skills", "contact", "experience"]
    assert (resume.contact.name, resume.headline) == ("Ada Ní Fernweh", "Data Engineer")


words = st.sampled_from(
    [
        "Experience",
        "Education",
        "Skills",
        "Languages",
        "Engineer",
        "Nova",
        "2020",
        "–",
        "Jan",
        "Present",
        "•",
        ",",
        "|",
    ]
)
texts = st.one_of(st.text(max_size=30), st.lists(words, max_size=8).map(" ".join))
lines = st.builds(
    lambda text, level, bold, size, bullet, block: (text, level, bold, size, bullet, block),
    texts,
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from([None, 9.0, 12.0, 20.0]),
    st.booleans(),
    st.integers(0, 4),
)


@given(st.lists(lines, max_size=25))
def test_any_document_gives_a_resume_whose_sections_cover_all_lines(rows):
    """It holds for arbitrary text in arbitrary looks."""
    document = Document(
        name="x",
        format="text",
        pages=1,
        lines=tuple(
            Line(
                text=text,
                page=1,
                number=i + 1,
                heading=level,
                bold=bold,
                size=size,
                bullet=bullet,
                block=block,
            )
            for i, (text, level, bold, size, bullet, block) in enumerate(rows)
        ),
    )
    resume = parse_resume(document, today=TODAY)
    ends = [0, *(section.last for section in resume.sections)]
    assert [section.first for section in resume.sections] == ends[:-1]
    assert ends[-1] == len(rows)
    for entry in (*resume.positions, *resume.projects, *resume.education):
        assert 0 <= entry.first < entry.last <= len(rows)
    assert resume == parse_resume(document, today=TODAY)


@pytest.mark.parametrize(
    ("heading", "below", "kind"),
    [
        ("Software", "QGIS, Python, R (terra, sf), SQL", "skills"),
        ("Software", "Tidewatch 2024\nA small program that tells the tide.", "projects"),
        ("Skills Matrix", "Expert: Python, SQL", "skills"),
        ("Tools I Reach For", "Python, SQL, Git", "skills"),
        ("Cursos en marcha", "dbt, Snowflake", "courses"),
        ("Elsewhere", "Hurling and long walks", "interests"),
    ],
)
def test_headings_of_further_wording(heading: str, below: str, kind: str) -> None:
    text = f"Ada Fernweh\nada@example.com\n\n# Profile\nI build.\n\n# {heading}\n{below}\n\n# Education\nBSc Physics, 2009\n"
    sections = parse_resume(page(text), today=Month(2026, 11)).sections
    assert [section.kind for section in sections if section.heading == heading] == [kind]


@pytest.mark.parametrize("heading", ["Career Summary", "Professional Background", "My Road So Far"])
def test_a_vague_heading_right_above_posts_heads_experience(heading: str) -> None:
    """It holds only where no other section holds the posts."""
    posts = "Data Engineer, Nova Freight, 2019 – 2021\n• Moved jobs.\n\nAnalyst, Alma Foods, 2016 – 2018\n• Counted.\n"
    text = f"Ada Fernweh\nada@example.com\n\n# {heading}\n{posts}\n# Education\nBSc Physics, 2009\n"
    resume = parse_resume(page(text), today=Month(2026, 11))
    assert [(s.kind, s.heading) for s in resume.sections[1:]] == [
        ("experience", heading),
        ("education", "Education"),
    ]
    assert [position.employer for position in resume.positions] == ["Nova Freight", "Alma Foods"]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    text = (
        "Ada Fernweh\nada@example.com\n\n# Skills\nSQL\n\n# Academic\n# Qualifications\nBSc Physics, 2009\n"
    )
    sections = parse_resume(page(text), today=Month(2026, 11)).sections
    assert [(s.kind, s.heading) for s in sections[1:]] == [
        ("skills", "Skills"),
        ("education", "Academic Qualifications"),
    ]


def test_degrees_behind_the_last_post_are_no_work() -> None:
    """It holds where no heading is about education; a post between degrees stays a post."""
    text = """
Ada Fernweh
ada@example.com

# Experience
Data Engineer, Nova Freight, 03/2019 – 02/2021
• Moved jobs.

Master of Science, University of Leeds, 10/2016 – 02/2019

Bachelor of Science, University of York, 10/2013 – 09/2016
"""
    resume = parse_resume(page(text), today=Month(2026, 11))
    assert [position.employer for position in resume.positions] == ["Nova Freight"]
    assert [entry.level for entry in resume.education] == ["master", "bachelor"]
    assert resume.experience_months == 24


def test_employers_set_as_headings_stay_under_the_heading_of_work() -> None:
    text = (
        "# Ada Example\nada@example.com\n\n## Experience\n\n## Fictional Works\n\nData Engineer\nJan 2022 - Mar 2024\n"
        "- Python loads.\n\n## Other Works\n\nAnalyst\nJan 2020 - Dec 2021\n- SQL reports.\n\n## Education\nBSc, 2019\n"
    )
    resume = parse_resume(read_document(NamedBytes(name="a.md", data=text.encode())), today=TODAY)
    assert [section.kind for section in resume.sections] == ["contact", "experience", "education"]
    posts = [(post.title, post.employer) for post in resume.positions]
    assert posts == [("Data Engineer", "Fictional Works"), ("Analyst", "Other Works")]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Arbetslivserfarenhet", "experience"), ("Erhvervserfaring", "experience"), ("Doświadczenie zawodowe", "experience"),
        ("Työkokemus", "experience"), ("Опыт работы", "experience"), ("Utdanning", "education"), ("Vzdělání", "education"),
        ("Eğitim", "education"), ("Umiejętności", "skills"), ("Taidot", "skills"), ("Języki", "languages"), ("O mnie", "summary"),
        ("Languages & Frameworks", "skills"), ("Employment to Date", "experience"), ("On Campus Involvement", "volunteering"),
    ],
)  # fmt: skip
def test_headings_in_further_languages(heading: str, kind: str) -> None:
    assert kind_of(heading) == kind
