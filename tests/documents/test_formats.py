"""DOCX, ODT, RTF, HTML, Markdown, text, JSON Resume, LinkedIn: what is read, in which order."""

from __future__ import annotations

import json

import pytest

from skillgap.documents import Document, NamedBytes, Reading, read_document
from tests.documents.make import archive, docx, p


def read(name: str, data: bytes | str, *, reading: Reading = "layout") -> Document:
    return read_document(NamedBytes(name, data.encode() if isinstance(data, str) else data), reading=reading)


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def test_docx_headings_lists_and_headers() -> None:
    styles = '<w:style w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:styleId="L"><w:name w:val="List Bullet"/></w:style>'
    data = docx(
        p("Skills", style="H") + p("Python", style="L"),
        styles=styles,
        header1=p("Ada"),
        footer1=p("Page 1 of 2"),
    )
    document = read("cv.docx", data)
    assert [(line.text, line.heading, line.bullet) for line in document.lines] == [
        ("Ada", 0, False), ("Skills", 2, False), ("• Python", 0, True)
    ]  # fmt: skip
    assert texts(read("cv.docx", data, reading="stream")) == ["Skills", "• Python"]


def test_docx_text_boxes_come_once() -> None:
    inner = f"<w:txbxContent>{p('In the box')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    data = docx(f"<w:p><w:r>{choice}</w:r><w:r><w:t>Beside it</w:t></w:r></w:p>")
    assert texts(read("cv.docx", data)) == ["Beside it", "In the box"]
    assert texts(read("cv.docx", data, reading="stream")) == ["Beside it"]


def test_docx_tables_for_layout_go_cell_by_cell_and_data_row_by_row() -> None:
    def table(*rows: list[str]) -> str:
        return (
            "<w:tbl>"
            + "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
            + "</w:tbl>"
        )

    layout = read("cv.docx", docx(table([p("Skills") + p("SQL"), p("Work") + p("Acme")])))
    assert [(line.text, line.column) for line in layout.lines] == [
        ("Skills", 0),
        ("SQL", 0),
        ("Work", 1),
        ("Acme", 1),
    ]
    assert texts(read("cv.docx", docx(table([p("Python"), p("5 years")], [p("SQL"), p("2 years")])))) == [
        "Python | 5 years", "SQL | 2 years"
    ]  # fmt: skip


def test_docx_tracked_changes_are_accepted_and_unseen_runs_set_apart() -> None:
    changed = "<w:p><w:del><w:r><w:delText>Cobol</w:delText></w:r></w:del><w:ins><w:r><w:t>Rust</w:t></w:r></w:ins></w:p>"
    document = read(
        "cv.docx", docx(changed + p("Kubernetes", run="<w:vanish/>") + p("Spark", run='<w:sz w:val="2"/>'))
    )
    assert texts(document) == ["Rust"]
    white = '<w:color w:val="FFFFFF"/>'
    assert texts(read("cv.docx", docx(p("Rust") + p("Go", run=white)))) == ["Rust"]
    assert texts(read("cv.docx", docx(p("Rust", run='<w:shd w:fill="203040"/>') + p("Go", run=white)))) == [
        "Rust",
        "Go",
    ]
    assert [hidden.text for hidden in document.hidden] == ["Kubernetes", "Spark"]


def test_odt_paragraphs_lists_and_tables() -> None:
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table")
    )
    body = (
        '<text:h text:outline-level="1">Work</text:h><text:list><text:list-item><text:p>Built<text:s/>it</text:p></text:list-item>'
        "</text:list><table:table><table:table-row><table:table-cell><text:p>SQL</text:p></table:table-cell>"
        "<table:table-cell><text:p>good</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = f"<office:d {names}><office:body><office:text>{body}</office:text></office:body></office:d>"
    document = read(
        "cv.odt", archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    )
    assert [(line.text, line.heading, line.bullet) for line in document.lines] == [
        ("Work", 1, False), ("• Built it", 0, True), ("SQL | good", 0, False)
    ]  # fmt: skip


def test_rtf_is_read() -> None:
    assert texts(read("cv.rtf", r"{\rtf1\ansi {\b Skills}\par Caf\'e9 and \u8364? Python\par}")) == [
        "Skills",
        "Café and € Python",
    ]


def test_html_shows_what_a_browser_would() -> None:
    page = """<!DOCTYPE html><html><head><title>T</title><style>.gone{display:none} p{color:red}</style></head><body>
    <nav>Menu</nav><script>Jenkins</script><!-- Kubernetes --><h2>Skills</h2><ul><li>Python <b>and</b> SQL</li></ul>
    <p style="display: none">Spark</p><p class="gone">Hadoop</p><p hidden>Hive</p>one<br>two</body></html>"""
    document = read("cv.html", page)
    assert [(line.text, line.heading, line.bullet) for line in document.lines] == [
        ("Skills", 2, False), ("• Python and SQL", 0, True), ("one", 0, False), ("two", 0, False)
    ]  # fmt: skip
    assert [hidden.text for hidden in document.hidden] == ["Spark", "Hadoop", "Hive"]


def test_markdown_loses_its_marks_and_keeps_its_names() -> None:
    page = "# Ada\n\n**Engineer**, [Acme](https://acme.example)\n* snake_case_name and `C#`, C++\n\nSkills\n------\n| a | b |\n|---|---|\n| SQL | R |\n"
    document = read("cv.md", page)
    assert texts(document) == [
        "Ada",
        "Engineer, Acme",
        "• snake_case_name and C#, C++",
        "Skills",
        "a | b",
        "SQL | R",
    ]
    assert [line.heading for line in document.lines] == [1, 0, 0, 2, 0, 0]
    assert document.links == ("https://acme.example",)


@pytest.mark.parametrize("name", ["cv.xyz", "cv.txt", "-"])
def test_markdown_is_told_by_its_headings_whatever_the_name(name: str) -> None:
    assert texts(read(name, "# Ada\n\n## Work\n\n**Engineer**, Acme\n")) == ["Ada", "Work", "Engineer, Acme"]
    assert texts(read(name, "# 1 of my tools\nC# and F#\n")) == ["# 1 of my tools", "C# and F#"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_plain_text_in_any_usual_encoding(encoding: str) -> None:
    document = read("cv.txt", "Café – Zoë\nline two\n\n- item of a list".encode(encoding))
    assert texts(document) == ["Café – Zoë", "line two", "• item of a list"]
    assert [line.block for line in document.lines] == [0, 0, 1]


def test_json_resume_reads_like_a_written_one() -> None:
    data = {
        "basics": {"name": "Ada", "email": "ada@example.com"},
        "work": [
            {"name": "Acme", "position": "Engineer", "startDate": "2021-04-01", "highlights": ["Built it"]}
        ],
        "skills": [{"name": "Data", "keywords": ["SQL", "Python"]}],
    }
    assert texts(read("cv.json", json.dumps(data))) == [
        "Ada", "ada@example.com", "Experience", "Engineer, Acme 2021-04 – present", "• Built it", "Skills", "Data: SQL, Python",
    ]  # fmt: skip


def test_linkedin_export_leaves_other_people_out() -> None:
    data = archive(
        {
            "Profile.csv": "First Name,Last Name,Headline,Summary\nAda,Lovelace,Engineer,I compute\n",
            "Positions.csv": 'Company Name,Title,Description,Location,Started On,Finished On\nAcme,Engineer,"Line one\nLine two",London,Oct 2022,\n',
            "Education.csv": 'School Name,Start Date,End Date,Degree Name\nAnalytical College,2015,2018,"BSc, Mathematics"\n',
            "Email Addresses.csv": "Email Address\nada@example.com\n",
            "Skills.csv": "Name\nSQL\n",
            "Connections.csv": "First Name,Position\nBob,Kubernetes admin\n",
            "Endorsement_Given_Info.csv": "Skill Name\nScala\n",
        }
    )
    assert texts(read("export.zip", data)) == [
        "Ada Lovelace", "Engineer", "ada@example.com", "Summary", "I compute", "Experience", "Acme", "Engineer",
        "October 2022 – present", "London", "Line one", "Line two", "Education", "Analytical College",
        "BSc, Mathematics · (2015 – 2018)", "Skills", "SQL",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "mark",
    [
        r"{\pntext\f1\'B7\tab}",
        r"{\listtext\f1\'b7\tab}",
        r"\u-3913 ?\tab ",
        r"\u61623 ?\tab ",
        r"\bullet\tab ",
    ],
)
def test_rtf_list_marks_are_bullets(mark: str) -> None:
    data = rf"{{\rtf1\ansi\pard {mark}Wrote programs\par Plain\par}}".encode()
    lines = read_document(NamedBytes("cv.rtf", data)).lines
    assert [(line.text, line.bullet) for line in lines] == [("• Wrote programs", True), ("Plain", False)]


def test_docx_notes_come_where_the_text_ends() -> None:
    note = '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/><w:t xml:space="preserve"> With SQL</w:t></w:r></w:p></w:footnote>'
    line = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>'
    body = '<w:p><w:r><w:t>Built reports</w:t><w:footnoteReference w:id="1"/></w:r></w:p>' + p("Ran them")
    assert texts(read("cv.docx", docx(body, footnotes=line + note))) == [
        "Built reports",
        "Ran them",
        "With SQL",
    ]


def test_odt_notes_come_where_the_text_ends() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>With SQL</text:p></text:note-body></text:note>"
    content = (
        '<office:document-content xmlns:office="urn:office" xmlns:text="urn:text"><office:body><office:text>'
        f"<text:p>Built reports{note}</text:p><text:p>Ran them</text:p></office:text></office:body></office:document-content>"
    )
    data = archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert texts(read("cv.odt", data)) == ["Built reports", "Ran them", "With SQL"]


def test_a_tab_sets_the_end_of_a_line_apart():
    """It holds for tabs in DOCX and wide spaces in plain text."""
    word = p("Data Engineer</w:t><w:tab/><w:t>Westerfold")
    plain = b"Data Engineer        Westerfold\nPlain words\n"
    for name, data in (("cv.docx", docx(word)), ("cv.txt", plain)):
        line = read(name, data).lines[0]
        assert (line.text, line.aside) == ("Data Engineer Westerfold", "Westerfold")
