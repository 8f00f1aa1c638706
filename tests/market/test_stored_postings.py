"""What postings ask for is stored without their text, and read again as needs with alternatives."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillgap.bundled import bundled
from skillgap.errors import DataError
from skillgap.market import StoredPosting, load_postings
from skillgap.market.build.count.judge import AskedSkill, Judged
from skillgap.market.build.write.table import Sample, write_parquet

ASKED = (
    AskedSkill("aws", "required", 1),
    AskedSkill("azure", "required", 1),
    AskedSkill("dbt", "preferred", 0),
    AskedSkill("python", "required", 0),
    AskedSkill("rust", "mentioned", 0),
    AskedSkill("sql", "preferred", 2),
)
NEEDS = StoredPosting((("aws", "azure"), ("python",)), (("dbt",), ("sql",)), ("rust",))


def judged(number: int, **changes: object) -> Judged:
    """Make a posting that counts."""
    values = {"role": "data-engineer", "level": "mid", "date": "2026-03-05", "asked": ASKED, **changes}
    return Judged(row=number, digest=number, **values)  # type: ignore[arg-type]


def content(*postings: Judged, as_of: str = "2026-03-01", most: int = 9) -> bytes:
    sample = Sample(most)
    for posting in postings:
        sample.add(posting)
    return sample.role_bytes("data-engineer", source="ours", as_of=as_of)


def test_needs_are_read_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "data-engineer.postings").write_bytes(content(judged(1), judged(2, level=None, asked=())))
    found = load_postings(tmp_path, "data-engineer", "mid")
    assert (found.n, found.sources, found.postings) == (1, ("ours",), (NEEDS,))
    assert load_postings(tmp_path, "data-engineer", None).postings == (StoredPosting((), (), ()),)
    assert load_postings(tmp_path, "data-engineer", "senior").n == 0
    assert load_postings(tmp_path, "data-analyst", "mid").postings == ()


def test_subfolders_add_their_postings_and_old_ones_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "data-engineer.postings").write_bytes(content(judged(1)))
    (tmp_path / "more" / "data-engineer.postings").write_bytes(content(judged(2), as_of="2019-01-01"))
    assert load_postings(tmp_path, "data-engineer", "mid").n == 2
    assert load_postings(tmp_path, "data-engineer", "mid", oldest="2023-01-01").n == 1


def test_of_very_many_postings_the_same_part_is_stored_in_any_order(tmp_path: Path) -> None:
    rows = [judged(number, asked=ASKED[: number % 6]) for number in range(20)]
    assert content(*rows, most=7) == content(*reversed(rows), most=7)
    (tmp_path / "data-engineer.postings").write_bytes(content(*rows, most=7))
    found = load_postings(tmp_path, "data-engineer", "mid")
    assert (found.n, len(found.postings)) == (20, 7)


@pytest.mark.parametrize("damage", [b"", b"nonsense", content(judged(1))[:-3]])
def test_a_damaged_file_is_named(damage: bytes, tmp_path: Path) -> None:
    (tmp_path / "data-engineer.postings").write_bytes(damage)
    with pytest.raises(DataError, match=r"data-engineer\.postings: the stored postings are damaged"):
        load_postings(tmp_path, "data-engineer", "mid")


def test_the_table_opens_in_pandas_and_holds_no_text(tmp_path: Path) -> None:
    import pandas

    write_parquet([judged(1), judged(2, level=None)], tmp_path / "t.parquet", source="ours")
    frame = pandas.read_parquet(tmp_path / "t.parquet")
    assert list(frame["level"]) == ["mid", ""]
    assert list(frame["month"]) == ["2026-03", "2026-03"]
    long = frame.explode(["skills", "requirements", "groups"])
    aws = long[(long.skills == "aws") & (long.level == "mid")]
    assert (aws.requirements.item(), aws.groups.item(), len(long)) == ("required", 1, 12)


@pytest.mark.parametrize("role", ["data-engineer", "ml-engineer", "ai-engineer", "deep-learning-engineer"])
def test_shipped_postings_are_there(role: str) -> None:
    folder = bundled("market_profiles")
    counts = [load_postings(folder, role, level).n for level in ("entry", "mid", "senior", "staff", None)]
    assert sum(counts) >= 10
    posting = load_postings(folder, role, "mid").postings[0]
    assert all(isinstance(skill, str) for need in posting.required for skill in need)


def test_the_shipped_tables_are_small() -> None:
    files = [*bundled("market_profiles").rglob("*.postings"), *bundled("market_profiles").rglob("*.parquet")]
    assert sum(file.stat().st_size for file in files) < 2_000_000
