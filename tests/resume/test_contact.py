"""Contact details are found, and masked before anything is shared."""

from __future__ import annotations

import pytest

from skillgap.documents import Document, Line
from skillgap.month import Month
from skillgap.resume import Contact, parse_resume, redact
from tests.resume.pages import page

TODAY = Month(2026, 11)


def test_details_on_one_line_are_taken_apart():
    """It holds for separators between e-mail, phone, place and links."""
    text = """Tomáš Example-Žižka
DevOps Engineer → MLOps
tomas@example.com | +420 555 018 377 | Olomouc, Czech Republic | github.com/tzizka-example | tomas.example.org

Experience
Engineer, Nova 2020 – 2021"""
    resume = parse_resume(page(text), today=TODAY)
    assert resume.contact == Contact(
        name="Tomáš Example-Žižka",
        email="tomas@example.com",
        phone="+420 555 018 377",
        location="Olomouc, Czech Republic",
        links=("github.com/tzizka-example", "tomas.example.org"),
    )
    assert resume.headline == "DevOps Engineer → MLOps"


def test_the_title_of_the_paper_is_no_name():
    """It holds for "Curriculum Vitae" above the name."""
    resume = parse_resume(
        page("CURRICULUM VITAE\n\nAda B. Fernweh, PhD\nStatistician\n\nSkills\nR"), today=TODAY
    )
    assert resume.contact.name == "Ada B. Fernweh"
    assert resume.headline == "Statistician"


def test_link_targets_count_and_mail_targets_are_addresses():
    """It holds for what a link hides behind its text."""
    base = page("Ada Fernweh\nLinkedIn | E-mail | Call\n\nSkills\nR")
    document = Document(
        name="x.pdf",
        format="pdf",
        pages=1,
        lines=base.lines,
        links=("https://www.linkedin.com/in/ada-example", "mailto:ada@example.com", "tel:+4955500000"),
    )
    contact = parse_resume(document, today=TODAY).contact
    assert contact.email == "ada@example.com"
    assert contact.phone == "+4955500000"
    assert contact.links == ("https://www.linkedin.com/in/ada-example",)


ADA = Contact(
    name="Ada Fernweh", email="ada@example.com", phone="(612) 555-0148", links=("github.com/ada-example",)
)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ada Fernweh, ada@example.com", "[name], [email]"),
        ("ADA FERNWEH | (612) 555-0148", "[name] | [phone]"),
        ("Fernweh's thesis, 2019 – 2021", "[name]'s thesis, 2019 – 2021"),
        ("see github.com/ada-example or https://ada.example.com/x?y=1", "see [link] or [link]"),
        ("14 Sorrel Hill Road, Leeds", "[address], Leeds"),
        ("Lindenallee 12, Kiel", "[address], Kiel"),
        ("call +49 431 5550 1834 today", "call [phone] today"),
        (
            "Node.js, ASP.NET and 30,000 orders in 2020–2022",
            "Node.js, ASP.NET and 30,000 orders in 2020–2022",
        ),
    ],
)
def test_what_identifies_a_person_is_masked(text, masked):
    """It holds for names, addresses, numbers and links, while years and tools stay."""
    assert redact(text, ADA) == masked


def test_without_details_nothing_but_patterns_is_masked():
    """It holds for an empty contact."""
    assert redact("A text about Python.", Contact()) == "A text about Python."


TOPS = [
    ("Name: Ada Fernweh\nEmail: ada@example.com\nLocation: Leeds, UK", "Ada Fernweh", "Leeds, UK", ""),
    ("Resume of Ada Fernweh\nada@example.com · Leeds, UK", "Ada Fernweh", "Leeds, UK", ""),
    ("ADA FERNWEH RESUME\nada@example.com", "ADA FERNWEH", "", ""),
    ("Fernweh, Ada\nada@example.com", "Ada Fernweh", "", ""),
    ("van den Berg, Jan\njan@example.com\nUtrecht", "Jan van den Berg", "Utrecht", ""),
    ("ada fernweh\ndata engineer\nada@example.com", "ada fernweh", "", "data engineer"),
    ("Madonna\nmadonna@example.com\nNew York, NY", "Madonna", "New York, NY", ""),
    ("李娜 (Li Na)\nli@example.com\nShanghai, China", "李娜 (Li Na)", "Shanghai, China", ""),
    ("Mrs Ada Fernweh Jr.\nada@example.com", "Ada Fernweh Jr.", "", ""),
    ("Ada Fernweh — Data Engineer\nLeeds, UK — ada@example.com", "Ada Fernweh", "Leeds, UK", "Data Engineer"),
    ("Ada Fernweh\nData Engineer | ada@example.com | Leeds", "Ada Fernweh", "Leeds", "Data Engineer"),
    ("Ada Fernweh\n📞 020 5550 1234 ✉ ada@example.com 📍 Leeds, UK", "Ada Fernweh", "Leeds, UK", ""),
    (
        "Ada Fernweh\n4 Elm Street, Leeds LS1 4AP, United Kingdom\nada@example.com",
        "Ada Fernweh",
        "Leeds, United Kingdom",
        "",
    ),
    ("Ada Fernweh\nMusterstraße 4, 10115 Berlin\nada@example.com", "Ada Fernweh", "Berlin", ""),
    ("Ada Fernweh\nOdetown, Neverland\nada@example.com", "Ada Fernweh", "", ""),
]


@pytest.mark.parametrize(("top", "name", "location", "headline"), TOPS)
def test_the_top_of_a_resume_is_read(top: str, name: str, location: str, headline: str) -> None:
    """It holds for labels, addresses, icons, and names of one word, in small letters, turned round or in Chinese."""
    text = f"{top}\n\nExperience\nEngineer, Nova Freight, 2019 – 2021\n• x.\n\nSkills\nPython, SQL"
    resume = parse_resume(page(text), today=Month(2026, 11))
    assert (resume.contact.name, resume.contact.location, resume.headline) == (name, location, headline)


def test_a_headline_parted_from_the_name_by_a_sidebar_is_found():
    """It holds that it opens a contact section of its own and is no part of the sidebar's last section."""
    texts = [
        ("Ada Fernweh", 0),
        ("Contact", 1),
        ("ada@example.com", 1),
        ("Leeds, UK", 1),
        ("Interests", 1),
        ("Rowing and bread", 1),
        ("Data Engineer", 0),
        ("Profile", 0),
        ("Nine years of pipelines that are used by people.", 0),
    ]
    heads = {"Contact", "Interests", "Profile"}
    lines = tuple(
        Line(text=text, page=1, number=place + 1, column=column, block=place, bold=text in heads)
        for place, (text, column) in enumerate(texts)
    )
    resume = parse_resume(Document(name="cv.docx", format="docx", pages=1, lines=lines), today=TODAY)
    assert resume.headline == "Data Engineer"
    assert [(s.kind, s.first) for s in resume.sections][-2:] == [("contact", 6), ("summary", 7)]


@pytest.mark.parametrize(
    "line",
    ["Apache Spark", "Great Expectations", "• Apache Ozone as object store", "Apache Ozone as object store"],
)
def test_a_resume_without_a_name_takes_no_skill_for_one(line):
    """It holds for files made anonymous: what a heading announces is no name."""
    text = f"Data Engineer\n\nSkills\nPython\n{line}\n\nExperience\nEngineer, Nova 2020 – 2021\nMoved jobs to Kafka"
    assert parse_resume(page(text), today=TODAY).contact.name == ""


def test_a_name_broken_over_two_lines_is_whole():
    """It holds where both lines are the largest ones, and the headline stands below them."""
    texts = [("Ada", 24.0), ("Fernweh", 24.0), ("Data Engineer", 10.0), ("ada@example.com", 10.0)]
    lines = tuple(
        Line(text=text, page=1, number=place + 1, block=place, size=size)
        for place, (text, size) in enumerate(texts)
    )
    resume = parse_resume(Document(name="cv.pdf", format="pdf", pages=1, lines=lines), today=TODAY)
    assert (resume.contact.name, resume.headline) == ("Ada Fernweh", "Data Engineer")


def test_details_at_the_top_of_a_right_column_are_contact():
    """It holds that they do not lengthen the last section of the column before."""
    texts = [("Ada Fernweh", 0), ("Education", 0), ("BSc Physics, 2009", 0), ("ada@example.com", 1), ("Leeds, UK", 1), ("Skills", 1), ("SQL", 1)]  # fmt: skip
    lines = tuple(
        Line(
            text=text,
            page=1,
            number=place + 1,
            column=column,
            block=place,
            bold=text in ("Education", "Skills"),
        )
        for place, (text, column) in enumerate(texts)
    )
    resume = parse_resume(Document(name="cv.pdf", format="pdf", pages=1, lines=lines), today=TODAY)
    assert [(s.kind, s.last - s.first) for s in resume.sections] == [
        ("contact", 1), ("education", 2), ("contact", 2), ("skills", 2),
    ]  # fmt: skip
    assert resume.contact.location == "Leeds, UK"


@pytest.mark.parametrize(
    ("top", "phone", "location"),
    [
        ("1420 Elm Street, Apt 5, Columbus, OH 43215\n(614) 555-0182 | ada@example.com", "(614) 555-0182", "Columbus, OH"),
        ("ada@example.com / 408.555.0177 / San Jose, CA", "408.555.0177", "San Jose, CA"),
        ("geb. 12.03.1991 in Kassel\nElmallee 5, 34117 Kassel\nTel.: 0561 / 555 01 23\nada@example.com", "0561 / 555 01 23", "Kassel"),
        ("✉ ada@example.com ☎ +43 1 555 0199 ⌂ Wien", "+43 1 555 0199", "Wien"),
    ],
)  # fmt: skip
def test_numbers_and_places_of_addresses_are_told_apart(top, phone, location):
    """It holds for postal codes above a number, days of birth, slashes and icons."""
    found = parse_resume(
        page(f"Ada Fernweh\n{top}\n\nExperience\nEngineer, Nova 2020 – 2021"), today=TODAY
    ).contact
    assert (found.name, found.phone, found.location) == ("Ada Fernweh", phone, location)


def test_a_name_turned_round_may_have_two_first_names():
    text = "FERNWEH, Ada Lou\nada.fernweh@example.com\n\nExperience\nEngineer, Nova 2020 – 2021"
    assert parse_resume(page(text), today=TODAY).contact.name == "Ada Lou FERNWEH"
