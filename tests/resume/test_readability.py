"""Obstacles to programs that read resumes, and what a plain reading loses."""

from __future__ import annotations

import msgspec
import pytest

from skillgap.documents import Box, Document, Hidden, Line, NamedBytes, Warning, read_document
from skillgap.month import Month
from skillgap.resume import Finding, find_obstacles, parse_resume, reading_loss, redact_document
from tests.documents.make import archive, docx, p
from tests.resume.pages import page

GOOD = """
# Ada Lovelace
ada@example.com | +44 20 5550 1234 | London, UK

## Experience
**Programmer, Analytical Engines Ltd** 01/2020 – 12/2022
• Wrote Python programs.

## Education
B.Sc. Mathematics, University of London, 2019
"""


def found(document: Document, today: Month) -> dict[str, Finding]:
    return {finding.code: finding for finding in find_obstacles(parse_resume(document, today=today))}


def test_a_plain_resume_meets_no_obstacle(today: Month) -> None:
    assert found(page(GOOD), today) == {}


@pytest.mark.parametrize(
    ("old", "new", "code", "words", "line"),
    [
        ("## Education", "## My Academic Odyssey So Far", "odd-heading", "Odyssey", 6),
        (" 01/2020 – 12/2022", "", "undated-job", "no dates", 4),
        ("ada@example.com | ", "", "no-contact", "e-mail", 0),
        ("## Experience", "## Skills", "no-experience", "experience", 0),
    ],
)
def test_each_obstacle_has_its_place_and_remedy(
    today: Month, old: str, new: str, code: str, words: str, line: int
) -> None:
    finding = found(page(GOOD.replace(old, new)), today)[code]
    assert words in finding.text
    assert finding.line == line
    assert finding.remedy


def test_contact_in_a_page_header_is_found_only_where_the_text_does_not_repeat_it(today: Month) -> None:
    header = f'<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{p("ada@example.com")}</w:hdr>'
    alone = archive({"word/document.xml": _body(p("Ada Lovelace")), "word/header1.xml": header})
    again = archive(
        {"word/document.xml": _body(p("Ada Lovelace") + p("ada@example.com")), "word/header1.xml": header}
    )
    finding = found(read_document(NamedBytes("cv.docx", alone)), today)["contact-in-header"]
    assert "ada@example.com" in finding.text
    assert "contact-in-header" not in found(read_document(NamedBytes("cv.docx", again)), today)


def _body(content: str) -> str:
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{content}</w:body></w:document>"
    )


def test_tables_are_found(today: Month) -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p(a)}</w:tc><w:tc>{p(b)}</w:tc></w:tr>" for a, b in (("Python", "5"), ("SQL", "3"))
    )
    document = read_document(NamedBytes("cv.docx", docx(p("Ada") + f"<w:tbl>{rows}</w:tbl>")))
    assert "2 lines" in found(document, today)["tables"].text


def test_columns_hidden_text_and_doubts_are_found(today: Month) -> None:
    lines = tuple(
        Line(text=f"word {n}", page=1, number=n + 1, box=Box(0, n, 9, n + 1), column=n // 4) for n in range(8)
    )
    document = Document(
        name="cv.pdf", format="pdf", pages=1, lines=lines, hidden=(Hidden("Kubernetes", 1),),
        warnings=(Warning("order-doubtful", "", 1), Warning("broken-unicode", "")),
    )  # fmt: skip
    codes = found(document, today)
    assert {"columns", "hidden-text", "order-doubtful", "broken-text"} <= set(codes)
    assert (codes["columns"].page, codes["columns"].line) == (1, 5)
    assert "Kubernetes" in codes["hidden-text"].text


def test_the_loss_counts_skills_and_months(today: Month) -> None:
    resume = parse_resume(page(GOOD), today=today)
    plain = parse_resume(page(GOOD.replace("01/2020 – 12/2022", "")), today=today)
    loss = reading_loss(resume, plain, skills=["SQL", "Python"], plain_skills=["SQL"])
    assert (loss.skills, loss.skills_of, loss.months, loss.months_of) == (("Python",), 2, 36, 36)
    assert reading_loss(plain, resume, skills=["SQL"], plain_skills=["SQL", "R"]).months == 0


def test_a_redacted_document_names_nobody(today: Month) -> None:
    document = msgspec.structs.replace(
        page(GOOD, name="Ada Lovelace CV.pdf"),
        links=("mailto:ada@example.com",),
        hidden=(Hidden("ada@example.com", 1),),
    )
    resume = parse_resume(document, today=today)
    masked = redact_document(document, resume.contact)
    shown = msgspec.json.encode(masked).decode()
    for word in ("Ada", "Lovelace", "ada@example.com", "5550", "London, UK"):
        assert word not in shown
    assert "01/2020 – 12/2022" in masked.text
    assert masked.name == "[name].pdf"
    assert [line.number for line in masked.lines] == [line.number for line in document.lines]
