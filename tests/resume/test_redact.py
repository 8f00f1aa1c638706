"""Whatever identifies a person is masked, however it is written; what only looks like it stays."""

from __future__ import annotations

import msgspec
import pytest

from skillgap.month import Month
from skillgap.resume import Contact, Redactor, parse_resume, redact, redact_document
from tests.resume.pages import page

PERSON = Contact(
    name="Priyanka Ragnarsson",
    email="p.ragnarsson@example.com",
    phone="+44 20 5550 1834",
    location="London, UK",
    links=("linkedin.com/in/priyanka-ragnarsson-x", "https://github.com/priyarx", "priyarx.dev"),
)

MASKED = [
    # the name
    ("Priyanka Ragnarsson", "[name]"),
    ("PRIYANKA RAGNARSSON", "[name]"),
    ("P R I Y A N K A  R A G N A R S S O N", "[name]"),
    ("Ragnarsson, Priyanka", "[name]"),
    ("Priyanka's models and RAGNARSSON’S team", "[name]'s models and [name]’S team"),
    ("P. Ragnarsson, J. Doe: A paper.", "[name], J. Doe: A paper."),
    ("Ragnarsson P, Doe J.", "[name], Doe J."),
    ("Doe, J. and Ragnarsson, P. (2020)", "Doe, J. and [name] (2020)"),
    ("CV_Priyanka_Ragnarsson_2024.pdf", "CV_[name]_2024.pdf"),
    ("@priyarx or priyarx", "[name] or [name]"),
    ("write to priyankaragnarsson", "write to [name]"),
    # the ways to reach her
    ("p.ragnarsson@example.com · +44 20 5550 1834", "[email] · [phone]"),
    ("other.address+jobs@mail.example.org", "[email]"),
    ("someone (at) example (dot) com", "[email]"),
    ("someone [at] example.com", "[email]"),
    ("someone @ example.com", "[email]"),
    ("Tel. 020 5550 2019", "Tel. [phone]"),
    ("(020) 5550-2019 or 0176/31387734", "[phone] or [phone]"),
    ("github.com/priyarx, https://example.org/me", "[link], [link]"),
    ("see priyarx.dev and ragnarsson.io", "see [link] and [link]"),
    ("ORCID 0000-0002-1825-0097", "ORCID [link]"),
    # where she lives
    ("London, UK", "[address]"),
    ("Address: 14 Elm Street, Flat 2, London", "Address: [address]"),
    ("Anschrift: Hinterm Deich 4, Kiel | ledig", "Anschrift: [address] | ledig"),
    ("14 Elm Street, London SW1A 1AA", "[address], London [address]"),
    ("Musterstraße 12a, 80331 München", "[address], [address]"),
    ("Lange Straße 7, D-10115 Berlin", "[address], [address]"),
    ("12 rue de la Paix, 75002 Paris", "[address], [address]"),
    ("Calle Mayor 5, 28013 Madrid", "[address], [address]"),
    ("Boston, MA 02139", "Boston, [address]"),
    ("PO Box 123", "[address]"),
    # when she was born
    ("Date of birth: 12 March 1990", "Date of birth: [birth date]"),
    ("Born 12.03.1990 in Chennai", "Born [birth date] in Chennai"),
    ("geb. am 3. Mai 1990", "geb. am [birth date]"),
    ("Née le 3 mai 1990", "Née le [birth date]"),
    ("Fecha de nacimiento: 03/05/1990", "Fecha de nacimiento: [birth date]"),
    ("* 03.05.1990", "* [birth date]"),
    ("Age: 36 | Berlin", "Age: [age] | Berlin"),
    # her photo
    ("Photo: Max Mustermann", "[photo]"),
    ("Photo of Priyanka", "[photo]"),
    ("[Photo]", "[photo]"),
    ("Profile picture", "[photo]"),
    ("Foto: Studio Klick", "[photo]"),
    ("Portrait by Jane Smith", "[photo]"),
    ("Bild © J. Smith", "[photo]"),
]

KEPT = [
    "2019 – 2021, 01/2019 - 03/2021, 12.03.2019–14.05.2020",
    "1 000 000 users, 12.500.000 rows, 1,200,000 rows, 10 000 000 events",
    "Node.js, ASP.NET and Vue.js",
    "PyTorch 2.0.1, Python 3.11, Kubernetes 1.28.3",
    "Photo editing: Lightroom, Photoshop",
    "Image classification with CNNs",
    "Pictures: 2,000 a day",
    "Born to code since 2019",
    "Led a team of 12 street lighting engineers",
    "Increased revenue in 2020 Berlin office",
    "In 2020 Leeds won",
    "p99 latency from 900 ms to 120 ms",
    "Ran 5 place tests on the way to version 2",
]


@pytest.mark.parametrize(("text", "masked"), MASKED)
def test_what_identifies_is_masked(text: str, masked: str) -> None:
    assert Redactor(PERSON)(text) == masked


@pytest.mark.parametrize("text", KEPT)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert Redactor(PERSON)(text) == text


def test_short_and_composed_names_are_masked() -> None:
    """It holds that a name of two letters is masked as written, and that "AI" is no name."""
    short = Redactor(Contact(name="Li Wu", email="li.wu@example.com"))
    assert short("Li's work on AI; LI WU; liwu") == "[name]'s work on AI; [name]; [name]"
    composed = Redactor(Contact(name="Anne-Marie O'Brien van der Berg"))
    assert composed("ANNE-MARIE O’BRIEN and Berg's van") == "[name] and [name]'s van"
    umlaut = Redactor(Contact(name="JAN KÜSTER"))
    assert umlaut("Jan Küster, J. Kuester, kuester_jan") == "[name]"


def test_without_a_name_the_address_tells_it() -> None:
    """It holds where the name stands in a picture only."""
    assert Redactor(Contact(email="jan.kestrel@example.com"))("Kestrel, Jan: CV") == "[name]: CV"


def test_file_names_are_masked() -> None:
    masked = Redactor(PERSON)
    assert masked.file_name("cv_ragnarsson.pdf") == "[name].pdf"
    assert masked.file_name("PriyankaRagnarssonCV.docx") == "[name].docx"
    assert masked.file_name("resume 2024.pdf") == "resume 2024.pdf"


RESUME = """
# Priyanka Ragnarsson
Photo: Priyanka at work
p.ragnarsson@example.com | +44 20 5550 1834 | London, UK | github.com/priyarx
Date of birth: 12 March 1990 | 14 Elm Street

## Experience
**Data Engineer, Nova Freight, London, UK** 03/2021 – present
• "Priyanka never misses a date", says her lead.
• Publishes as P. Ragnarsson, see priyarx.dev

## References
Call 020 5550 2019
"""


def test_a_redacted_resume_names_nobody_and_keeps_the_rest() -> None:
    """It holds that quotes of the resume can be masked with the same person in mind."""
    resume = parse_resume(page(RESUME, name="ragnarsson.pdf"), today=Month(2026, 11))
    masked = redact_document(resume.document, resume.contact)
    shown = msgspec.json.encode(masked).decode()
    for word in ("Priyanka", "agnarsson", "priyarx", "5550", "London", "1990", "Elm", "at work"):
        assert word not in shown, word
    for word in ("Data Engineer, Nova Freight", "03/2021 – present", "never misses a date", "References"):
        assert word in masked.text
    quote = resume.document.lines[6].text
    assert redact(quote, resume) == redact(quote, resume.contact) == masked.lines[6].text
