"""Recognised lines become words in reading order; the engine itself runs only where it is installed."""

from __future__ import annotations

from typing import Any

import pytest

from skillgap.documents import NamedBytes, read_document
from skillgap.documents.pdf.scan import can_recognise, place_words
from tests.documents.make import pdf

PICTURE = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"


def box(left: float, top: float, right: float, bottom: float, *, slope: float = 0.0) -> list[list[float]]:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return [[x, y + slope * x] for x, y in corners]


def test_a_line_is_split_in_proportion() -> None:
    first, second = place_words([(box(100, 50, 210, 62), "Ada Lovelace"[:11])])
    assert (first.text, second.text) == ("Ada", "Lovelac")
    assert (first.left, first.right) == (100, 130)
    assert (second.left, second.right) == (140, 210)


def test_a_tilted_page_is_set_straight() -> None:
    words = place_words(
        [(box(40, 100, 300, 112, slope=0.03), "Programmer"), (box(450, 100, 540, 112, slope=0.03), "2020")]
    )
    assert words[0].base == pytest.approx(words[1].base)


def test_a_recognised_page_is_read_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        (box(300, 100, 500, 112), "Right column goes here"),
        (box(40, 100, 200, 112), "Ada Lovelace"),
        (box(40, 130, 200, 142), "Programmer since 1843"),
    ]

    class Engine:
        def words(self, page: Any) -> Any:
            return place_words(lines)

    monkeypatch.setattr("skillgap.documents.pdf.pages.can_recognise", lambda: True)
    monkeypatch.setattr("skillgap.documents.pdf.pages.Recogniser", Engine)
    document = read_document(NamedBytes("scan.pdf", pdf(PICTURE)))
    assert document.lines[-1].text == "Programmer since 1843"
    assert [(warning.code, warning.page) for warning in document.warnings] == [("recognised-text", 1)]


@pytest.mark.slow
@pytest.mark.skipif(not can_recognise(), reason="the ocr extra is not installed")
def test_the_engine_reads_a_blank_picture_as_nothing() -> None:
    from skillgap.errors import DocumentError

    with pytest.raises(DocumentError):
        read_document(NamedBytes("scan.pdf", pdf(PICTURE)))
