"""`skillgap market build` writes a market with its audit and report, and says what is wrong in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillgap.cli.app import main
from skillgap.market import validate_market

_DIGITS = str.maketrans("0123456789", "qwrtzpsdfg")


@pytest.fixture
def postings(tmp_path: Path) -> Path:
    """Write invented postings of a data engineer, and one of a cook."""
    rows = []
    for number in range(45):
        own = " and the ".join(str(number * 100 + word).translate(_DIGITS) for word in range(30))
        text = f"You will work with our team.\n{own}.\n\nRequirements\n- Python and Kubernetes\n\nBenefits\n- Snowflake"
        rows.append({"id": number, "job": "Senior Data Engineer", "date": "2026-02-01", "text": text})
    rows.append({"id": 99, "job": "Head Chef", "date": "2026-02-01", "text": "You will cook for us."})
    path = tmp_path / "postings.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def run(*arguments: object) -> int:
    """Run the command line and give its exit code."""
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return int(left.value.code or 0)


def test_build_writes_a_market(postings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "market"
    code = run(
        "market",
        "build",
        postings,
        "--out",
        folder,
        "--map",
        "title=job",
        "--source-id",
        "ours-2026",
        "--caveat",
        "data-engineer=One town.",
        "--limit",
        "One board.",
    )
    output = capsys.readouterr()
    assert code == 0
    assert "45 of 46 rows counted" in output.out
    assert "wrote 8 files" in output.err
    assert validate_market(folder) == []
    audit = json.loads((folder / "audit.json").read_text("utf-8"))
    assert audit["dropped"] == {"bad row": 0, "role unknown": 1}
    assert audit["unknown_titles"] == [{"title": "head chef", "postings": 1}]
    assert audit["roles"][0]["published"][0] == {
        "level": "senior",
        "members": ["entry", "mid", "senior", "staff"],
        "postings": 45,
    }
    profile = (folder / "data-engineer.yaml").read_text("utf-8")
    assert "skill: python\n" in profile
    assert '- "One town."\n' in profile
    assert '- "One board."\n' in (folder / "sources.yaml").read_text("utf-8")
    assert "skill: kubernetes\n" in profile
    assert "skill: snowflake" not in profile
    assert (folder / "report.md").read_text("utf-8").startswith("# Market build ours-2026")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--map", "titel=job"], 2, "FIELD one of id, title"),
        (["--map", "title=jobb"], 1, "postings.jsonl:1: found no column 'jobb'"),
        (["--role", "data-engineeer", "--map", "title=job"], 2, "Did you mean data-engineer"),
        (["--caveat", "data-engineer"], 2, "write ROLE=SENTENCE"),
        (["--source-id", "Ours 2026"], 2, "lower-case"),
        (["--role", "data-analyst", "--map", "title=job"], 1, "data-analyst: found 0 postings"),
    ],
)
def test_mistakes_are_named_and_nothing_is_written(
    arguments: list[str],
    code: int,
    message: str,
    postings: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "market"
    assert run("market", "build", postings, "--out", folder, *arguments) == code
    assert message in capsys.readouterr().err
    assert not folder.exists()


def test_a_labelled_sample_is_compared(
    postings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    skill = {"name": "Python", "surface": "Python", "kind": "tool", "requirement": "required", "group": None}
    label = {"id": 3, "role": "data-engineer", "level": "mid", "years_min": None, "skills": [skill]}
    labels = tmp_path / "labels.jsonl"
    labels.write_text(json.dumps(label), "utf-8")
    folder = tmp_path / "market"
    build = ("market", "build", postings, "--out", folder, "--map", "title=job", "--labels", labels)
    assert run(*build) == 0
    sample = json.loads((folder / "audit.json").read_text("utf-8"))["labelled_sample"]
    assert (sample["role"]["value"], sample["level"]["value"], sample["requirement"]["value"]) == (1, 0, 1)
    labels.write_text(json.dumps({**label, "corpus": postings.name.partition(".")[0]}), "utf-8")
    assert run(*build) == 0
    labels.write_text(json.dumps({**label, "corpus": "elsewhere"}), "utf-8")
    assert run(*build) == 1
    assert "none of its 1 ids is among the postings" in capsys.readouterr().err
    labels.write_text("nonsense", "utf-8")
    assert run(*build) == 1
    assert "labels.jsonl: not JSONL of labelled postings" in capsys.readouterr().err
