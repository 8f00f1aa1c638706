"""Test the measuring of what must not move a resume's skills."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillgap.accuracy.stability import Stability, labelled_people, measure_stability
from skillgap.documents import Document, NamedBytes, read_document
from skillgap.market import Market, load_market
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import Taxonomy

TODAY = Month(2026, 11)
ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "tobias-okafor.md"


@pytest.fixture(scope="module")
def market() -> Market:
    return load_market(ROOT / "market_profiles", today=TODAY)


@pytest.fixture(scope="module")
def changes(taxonomy: Taxonomy, market: Market) -> dict[str, Stability]:
    """Give what became of the changes to an example resume, and of the same as plain text."""
    page = read_document(EXAMPLE)
    text = EXAMPLE.read_text(encoding="utf-8").replace("#", "").replace("<", "").replace(">", "")
    plain = read_document(NamedBytes(name="tobias.txt", data=text.encode()))
    card = measure_stability([(page, plain)], taxonomy, market, today=TODAY)
    assert card.resumes == 1
    return {one.change: one for one in card.changes}


@pytest.mark.parametrize(
    "change",
    [
        "another name",
        "gender words and titles",
        "lines of other widths",
        "another order of sections",
        "another file format",
    ],
)
def test_nothing_moves(change: str, changes: dict[str, Stability]) -> None:
    one = changes[change]
    assert one.tried > 0
    assert one.same == one.tried == one.steady
    assert (one.moved, one.fits, one.largest) == ((), (), 0)
    assert one.skills > 10


@pytest.mark.parametrize("change", ["full names for short ones", "other names"])
def test_another_name_of_the_same_skill_moves_no_fit(change: str, changes: dict[str, Stability]) -> None:
    one = changes[change]
    assert one.tried > 0
    assert one.fits == ()


def test_what_moves_is_named(taxonomy: Taxonomy, market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    from skillgap.accuracy.stability import changes, measure

    def without_python(document, resume, found, taxonomy):  # type: ignore[no-untyped-def]
        return [changes._edited(document, lambda text: text.replace("Python", "Rust"))]

    monkeypatch.setattr(measure, "CHANGES", {"Rust for Python": without_python})
    one = measure_stability([(read_document(EXAMPLE),)], taxonomy, market, today=TODAY).changes[0]
    assert (one.tried, one.same, one.steady) == (1, 0, 0)
    assert {"tobias-okafor.md: python", "tobias-okafor.md: rust"} <= set(one.moved)
    (fit,) = one.fits
    assert fit.before > fit.after
    assert one.largest == fit.points > 1


def test_the_files_of_one_person_are_read_together_and_what_is_broken_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada Example\nPython", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "truth.jsonl").write_text(
        '{"files": ["a.txt", "b.pdf"], "files_meta": {}}\n', encoding="utf-8"
    )
    (person,) = labelled_people(tmp_path)
    assert [file.name for file in person] == ["a.txt"]


def test_what_is_compared_with_is_read_once(
    taxonomy: Taxonomy, market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    from skillgap.accuracy.stability import measure

    read: list[str] = []

    def counted(document: Document, *, today: Month) -> Resume:
        read.append(document.name)
        return parse_resume(document, today=today)

    def unchanged(*_: object) -> list[Document]:
        return []

    monkeypatch.setattr(measure, "parse_resume", counted)
    monkeypatch.setattr(measure, "CHANGES", dict.fromkeys("abc", unchanged))
    files = [read_document(NamedBytes(name=f"{name}.txt", data=b"Ada\nPython")) for name in "xyz"]
    card = measure_stability([files, files[:1]], taxonomy, market, today=TODAY)
    assert card.changes[-1].tried == 2
    assert read == ["x.txt", "x.txt", "x.txt", "y.txt", "z.txt"]
