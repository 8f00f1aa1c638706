"""Recognition by content, limits, errors, and one property: nothing but DocumentError comes out."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgap.documents import Limits, NamedBytes, read_document
from skillgap.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    MissingDocumentError,
    ScannedDocumentError,
    TooLargeDocumentError,
    UnknownFormatError,
    UnreadableDocumentError,
)
from tests.documents.make import archive, docx, p, pdf, text


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(MissingDocumentError, match="no such file"):
        read_document(tmp_path / "none.pdf")
    with pytest.raises(MissingDocumentError, match="folder"):
        read_document(str(tmp_path))


def test_the_examples_are_read(examples: Path) -> None:
    formats = {
        path.suffix: read_document(path).format
        for path in examples.iterdir()
        if path.suffix in (".pdf", ".md", ".txt")
    }
    assert formats == {".pdf": "pdf", ".md": "markdown", ".txt": "text"}


def test_content_decides_and_not_the_name() -> None:
    assert read_document(NamedBytes("cv.txt", pdf(text(40, 100, "Ada Lovelace")))).format == "pdf"
    assert read_document(NamedBytes("cv", docx(p("Ada")))).format == "docx"
    assert read_document(NamedBytes("-", b"<!DOCTYPE html><p>Ada</p>")).format == "html"
    assert read_document(NamedBytes("-", b'{"basics": {"name": "Ada"}}')).format == "json-resume"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyDocumentError, "empty"),
        (b" \n\n ", EmptyDocumentError, "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownFormatError, "old Word"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 20, UnknownFormatError, "PNG"),
        (b"\xff\xd8\xff\xe0" + b"0" * 40, UnknownFormatError, "JPEG"),
        (b"\x7fELF" + b"0" * 40, UnknownFormatError, "program"),
        (b"Ada Lovelace" + bytes(50), UnknownFormatError, "not read"),
        (b"words of text " * 700 + bytes(range(1, 8)) * 40, UnknownFormatError, "not read"),
        (bytes(range(128, 256)) * 4, UnknownFormatError, "not read"),
        (b"PK\x03\x04 broken", UnreadableDocumentError, "damaged"),
        (archive({"xl/workbook.xml": "<x/>"}), UnknownFormatError, "Excel"),
        (archive({"picture.png": b"x"}), UnknownFormatError, "zip"),
        (b'{"a": 1}', UnknownFormatError, "JSON Resume"),
    ],
)
def test_each_problem_has_its_message_and_a_next_step(
    data: bytes, error: type[DocumentError], words: str
) -> None:
    with pytest.raises(error, match=words) as caught:
        read_document(NamedBytes("cv", data))
    assert caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_every_usual_encoding_is_read(encoding: str) -> None:
    document = read_document(NamedBytes("cv.txt", "Zoë Müller – naïve\nPython, SQL".encode(encoding)))
    assert document.text == "Zoë Müller – naïve\nPython, SQL"


def test_old_word_files_say_what_to_do() -> None:
    with pytest.raises(UnknownFormatError) as caught:
        read_document(NamedBytes("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))
    assert "DOCX" in caught.value.hint


def test_limits_hold() -> None:
    with pytest.raises(TooLargeDocumentError, match="bytes"):
        read_document(NamedBytes("cv", b"x" * 100), limits=Limits(bytes=99))
    with pytest.raises(TooLargeDocumentError, match="2 pages"):
        read_document(NamedBytes("cv", pdf(text(1, 9, "a"), text(1, 9, "b"))), limits=Limits(pages=1))
    with pytest.raises(TooLargeDocumentError, match="unpacked"):
        read_document(NamedBytes("cv", docx(p("x" * 9_000))), limits=Limits(expanded=5_000))
    with pytest.raises(TooLargeDocumentError, match="entries"):
        read_document(NamedBytes("cv", docx(p("x"))), limits=Limits(entries=1))


def test_xml_entities_are_refused() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    with pytest.raises(TooLargeDocumentError, match="entities"):
        read_document(NamedBytes("cv.docx", archive({"word/document.xml": bomb})))


def test_encryption_asks_for_the_password() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(
        clone_from=PdfReader(io.BytesIO(pdf(text(40, 100, "Ada Lovelace writes programs here"))))
    )
    writer.encrypt("open sesame", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    locked = NamedBytes("cv.pdf", buffer.getvalue())
    with pytest.raises(EncryptedDocumentError, match="is encrypted") as caught:
        read_document(locked)
    assert "--password" in caught.value.hint
    with pytest.raises(EncryptedDocumentError, match="does not open"):
        read_document(locked, password="guess")
    assert read_document(locked, password="open sesame").text == "Ada Lovelace writes programs here"


def test_a_picture_of_text_is_an_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skillgap.documents.pdf.pages.can_recognise", lambda: False)
    picture = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"
    with pytest.raises(ScannedDocumentError, match="OCR") as caught:
        read_document(NamedBytes("scan.pdf", pdf(picture)))
    assert 'pip install "skillgap[ocr]"' in caught.value.hint


def test_control_characters_never_come_through() -> None:
    document = read_document(
        NamedBytes("cv.txt", "Ada\x1b[31m\u202e Love\u200blace\x07\nfi\ufb01 \u00adx".encode())
    )
    assert document.text == "Ada[31m Lovelace\nfifi x"
    assert [line.number for line in document.lines] == [1, 2]


@settings(max_examples=150, deadline=None)
@given(
    head=st.sampled_from(
        [b"", b"%PDF-1.7\n", b"{\\rtf1 ", b"PK\x03\x04", b"<html>", b'{"basics":', b"\xff\xfe"]
    ),
    data=st.binary(max_size=300),
)
def test_no_bytes_make_the_reader_raise_anything_but_a_document_error(head: bytes, data: bytes) -> None:
    """It holds that every input ends in a document or in a DocumentError."""
    try:
        document = read_document(NamedBytes("x.md", head + data))
    except DocumentError:
        return
    assert document.lines
    assert not any(ord(char) < 32 for line in document.lines for char in line.text)


_WHOLE = (
    pdf(text(40, 100, "Ada Lovelace"), text(40, 120, "writes programs")),
    docx(p("Ada") + p("Lovelace")),
    b"{\\rtf1\\ansi{\\b Ada} Lovelace\\par\\u8226 ? programs}",
    archive({"Positions.csv": "Company Name,Title,Started On\nAnalytical,Programmer,Oct 2022\n"}),
)


@settings(max_examples=150, deadline=None)
@given(
    whole=st.sampled_from(_WHOLE),
    place=st.floats(0, 1),
    length=st.integers(0, 60),
    junk=st.binary(max_size=20),
)
def test_damage_to_a_file_ends_in_a_document_or_an_error(
    whole: bytes, place: float, length: int, junk: bytes
) -> None:
    """It holds that a file with any part replaced by anything never breaks a reader."""
    start = int(place * len(whole))
    with contextlib.suppress(DocumentError):
        assert read_document(NamedBytes("cv", whole[:start] + junk + whole[start + length :])).lines


@settings(max_examples=100, deadline=None)
@given(content=st.text(max_size=300), suffix=st.sampled_from([".md", ".txt", ".html"]))
def test_no_text_makes_the_reader_raise_anything_but_a_document_error(content: str, suffix: str) -> None:
    """It holds for every text in the text formats, too."""
    with contextlib.suppress(DocumentError):
        assert read_document(NamedBytes("cv" + suffix, content.encode("utf-8", "surrogatepass"))).lines
