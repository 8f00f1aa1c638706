"""Reading in a process of its own: same values, same errors, a deadline, a crash survived."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillgap.documents import NamedBytes, SafeReader, apart, read_document, read_document_safely
from skillgap.errors import EncryptedDocumentError, MissingDocumentError, UnreadableDocumentError
from tests.documents.make import pdf, text

CV = NamedBytes("cv.pdf", pdf(text(40, 100, "Ada Lovelace")))


def test_documents_and_errors_are_those_of_the_plain_reader(examples: Path, tmp_path: Path) -> None:
    resume = examples / "mara-lindqvist.pdf"
    with SafeReader() as reader:
        assert reader.read(resume) == read_document(resume)
        assert reader.read(CV, reading="stream") == read_document(CV, reading="stream")
        with pytest.raises(MissingDocumentError) as caught:
            reader.read(tmp_path / "none.pdf")
        with pytest.raises(MissingDocumentError) as plain:
            read_document(tmp_path / "none.pdf")
    assert (caught.value.message, caught.value.hint) == (plain.value.message, plain.value.hint)


def test_a_hang_ends_at_the_deadline_and_the_next_document_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with SafeReader(seconds=0.3) as reader:
        with monkeypatch.context() as patch:
            patch.setattr(apart, "_SERVE", "import time; time.sleep(60)")
            with pytest.raises(UnreadableDocumentError, match=r"cv.pdf: .*0.3 seconds"):
                reader.read(CV)
        reader.seconds = 30
        assert reader.read(CV).text == "Ada Lovelace"


def test_a_crash_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_SERVE", "import os; os.abort()")
    with pytest.raises(UnreadableDocumentError, match="broke down") as caught:
        read_document_safely(CV)
    assert caught.value.hint


def test_every_error_of_documents_can_cross() -> None:
    with pytest.raises(EncryptedDocumentError, match="old lock") as caught:
        raise apart.revived(
            apart.Outcome(error="EncryptedDocumentError", name="cv", problem="old lock", hint="h")
        )
    assert (caught.value.name, caught.value.hint) == ("cv", "h")
