"""Test what the accuracy card measures, that the traps hold, and that what must not matter does not."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from skillgap.accuracy import Outcome, figures_by, figures_of, load_traps, measure_traps
from skillgap.accuracy.bench import Bench
from skillgap.accuracy.demand import measure_demand
from skillgap.accuracy.outcome import Candidate, Index, outcomes
from skillgap.accuracy.postings import measure_postings
from skillgap.accuracy.spans import measure_spans
from skillgap.accuracy.traps import Trap
from skillgap.cli.bench import command
from skillgap.documents import read_document
from skillgap.errors import DataError
from skillgap.month import Month
from skillgap.report.measures.bench import bench_data, report_bench
from skillgap.resume import parse_resume
from skillgap.skills import Taxonomy, find_mentions, find_skills, load_taxonomy

RESUME = """\
# Imke Vandersteen
imke.vandersteen@example.com

## Summary
She is a data engineer who keeps her pipelines boring. No experience with Kubernetes.

## Experience
### Data Engineer, Larkfield Mills — Ghent
Jan 2021 – Present
- Moved 40 nightly jobs from Cron to Airflow, in Python, with tests in pytest.
- Rewrote the hot loop in Rust after she had profiled it; wrote services in Go.
- Led her team of four through go-to-market and R&D reviews.

### Analyst, Teasel & Co — Ghent
Feb 2018 – Dec 2020
- Reports in Tableau on top of PostgreSQL; models in R.

## Skills
Python, SQL, Go, R, Rust, Airflow, Docker, Excel

## Education
MSc Statistics, University of Larkfield, 2017
"""


@pytest.fixture(scope="module")
def taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    return load_taxonomy(cache_folder=tmp_path_factory.mktemp("cache"))


@pytest.fixture
def skills_in(
    tmp_path: Path, taxonomy: Taxonomy, today: Month
) -> Callable[..., dict[str, tuple[str, int | None]]]:
    """Give a function that reads a resume as a file and tells each skill's state and months."""

    def read(text: str, ending: str = "md") -> dict[str, tuple[str, int | None]]:
        path = tmp_path / f"resume.{ending}"
        path.write_text(text, encoding="utf-8")
        resume = parse_resume(read_document(path), today=today)
        return {skill.id: (skill.state, skill.months) for skill in find_skills(resume, taxonomy).skills}

    return read


def test_the_suite_is_large_and_goes_both_ways(taxonomy: Taxonomy) -> None:
    traps = load_traps()
    assert len(traps) >= 150
    assert all(trap.find or trap.reject for trap in traps)
    assert {id_ for trap in traps for id_ in (*trap.find, *trap.reject)} <= set(taxonomy.by_id)
    both = {id_ for trap in traps for id_ in trap.find} & {id_ for trap in traps for id_ in trap.reject}
    assert len(both) >= 60, "names must stand on the true side as well as on the false"
    assert len({trap.text for trap in traps}) == len(traps)


def test_the_traps_hold(taxonomy: Taxonomy) -> None:
    card = measure_traps(taxonomy)
    assert card.sprung == ()
    assert card.recall >= 0.95


def test_a_sprung_trap_is_told(taxonomy: Taxonomy) -> None:
    card = measure_traps(taxonomy, (Trap(text="Services in Python", find=("rust",), reject=("python",)),))
    assert card.missed == ("rust: Services in Python",)
    assert card.sprung == ("python: Services in Python",)
    assert card.recall == 0


def test_a_misspelt_suite_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "traps.yaml"
    path.write_text('schema: 1\nsource: "ours"\ntraps:\n- {text: "Go", finds: [go]}\n', encoding="utf-8")
    with pytest.raises(DataError, match="finds"):
        load_traps(path)


def outcome(verdict: str, kind: str = "tool") -> Outcome:
    return Outcome(skill="x", verdict=verdict, kind=kind, family="f", ambiguity="plain")  # type: ignore[arg-type]


def test_figures() -> None:
    texts = [[outcome("right"), outcome("wrong")], [outcome("right"), outcome("missed"), outcome("right")]]
    figures = figures_of(texts)
    assert (figures.precision.value, figures.precision.n) == (0.75, 4)
    assert (figures.recall.value, figures.recall.n) == (0.75, 4)
    assert figures.precision.low == 0.5
    assert figures.precision.high == 1.0
    assert figures == figures_of(texts), "the seed is fixed"


def test_nothing_measured_is_marked() -> None:
    assert figures_of([]).f1.n == 0
    assert figures_by([[outcome("right")]], "state") == ()


def test_outcomes_match_by_id_name_or_wording(taxonomy: Taxonomy) -> None:
    def found(id_: str, text: str) -> Candidate:
        return Candidate(entry=taxonomy.by_id[id_], texts=(text,))

    labels = [
        {"name": "Scikit-learn", "surfaces": ["sklearn"], "kind": "tool"},
        {"name": "Go", "surfaces": ["Go"], "kind": "tool"},
    ]
    told = outcomes(
        [found("scikit-learn", "scikit learn"), found("rust", "Rust"), found("docker", "Docker")],
        labels,
        index=Index(taxonomy),
        optional=["docker"],
    )
    assert [(one.skill, one.verdict, one.ambiguity) for one in told] == [
        ("Scikit-learn", "right", "plain"),
        ("Go", "missed", "word"),
        ("Rust ('Rust')", "wrong", "word"),
    ]


def test_postings_and_spans_are_joined_with_their_labels(tmp_path: Path, taxonomy: Taxonomy) -> None:
    text = "You write Python and PyTorch. Docker is a plus."
    skill = {"surface": "Python", "name": "Python", "kind": "tool", "requirement": "required", "group": None}
    label = {"corpus": "own", "id": "1", "skills": [skill, {**skill, "surface": "Docker", "name": "Docker"}]}
    (tmp_path / "labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
    (tmp_path / "own.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": "1", "text": text}).encode()))
    card = measure_postings(tmp_path / "labels.jsonl", tmp_path, taxonomy)
    assert card.missed == ()
    assert card.wrong == ("PyTorch ('PyTorch')",)
    row = {"id": "1", "text": text, "source": "tech", "spans": [[10, 16, "Knowledge"], [0, 9, "Skill"]]}
    (tmp_path / "spans.jsonl").write_text(json.dumps(row), encoding="utf-8")
    spans = measure_spans(tmp_path / "spans.jsonl", taxonomy, names=["Python"])
    assert [one.group for one in spans.slices] == ["all", "tech", "named technologies"]
    assert spans.slices[0].recall.value == 1
    assert spans.slices[0].precision.value == pytest.approx(1 / 3)
    shown = report_bench(Bench(taxonomy_version="t", postings=card, spans=spans))
    assert bench_data(Bench(taxonomy_version="t", postings=card))["postings"]["postings"] == 1
    assert shown.blocks


def test_what_else_is_read_of_postings_is_compared_with_the_labels(taxonomy: Taxonomy) -> None:
    text = (
        "Requirements\n- 3+ years of experience with AWS or Azure\n\nNice to have\n- Docker\n- Kubernetes\n"
    )
    posting = {"title": "Senior Data Engineer", "text": text}

    def label(name: str, requirement: str, group: int | None = None) -> dict[str, object]:
        return {"name": name, "surface": name, "kind": "tool", "requirement": requirement, "group": group}

    skills = [
        label("AWS", "required", 1),
        label("Azure", "required", 1),
        label("Docker", "required"),
        label("Go", "required"),
    ]
    rows = [{"role": "data-engineer", "level": "senior", "years_min": 5, "skills": skills}, {"skills": []}]
    card = measure_demand(rows, [posting, {"title": "", "text": "We cook."}], taxonomy)
    assert [(one.value, one.n) for one in (card.role, card.level, card.years)] == [(1, 1), (1, 1), (0, 1)]
    assert (card.requirement.value, card.requirement.n) == (pytest.approx(2 / 3), 3)
    assert card.pairs.value == 1
    assert [
        (pair.skill, pair.labelled, pair.counted) for pair in card.shares if pair.skill in ("docker", "go")
    ] == [
        ("docker", 0.5, 0.5),
        ("go", 0.5, 0),
    ]
    assert card.difference == pytest.approx(0.5 / 4)


def test_a_posting_without_its_text_is_an_error(tmp_path: Path, taxonomy: Taxonomy) -> None:
    (tmp_path / "labels.jsonl").write_text('{"corpus": "own", "id": "9", "skills": []}', encoding="utf-8")
    (tmp_path / "own.jsonl.gz").write_bytes(gzip.compress(b'{"id": "1", "text": ""}'))
    with pytest.raises(KeyError, match="own/9"):
        measure_postings(tmp_path / "labels.jsonl", tmp_path, taxonomy)


def test_bench_measures_the_traps_without_any_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SKILLGAP_DATA", str(tmp_path))
    result = CliRunner().invoke(command, ["--json"])
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert data["traps_suite"]["sprung"] == []
    assert data["postings"] is None
    assert [line.split(":")[0] for line in data["skipped"]] == [
        "resumes",
        "postings",
        "skillspan",
        "stability",
    ]
    assert "skipped: resumes: no data" in result.stderr


def test_bench_refuses_a_folder_without_labels(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path)])
    assert result.exit_code == 1
    assert "truth.jsonl" in result.stderr


def test_the_resume_to_change_is_read(skills_in: Callable[..., dict[str, tuple[str, int | None]]]) -> None:
    found = skills_in(RESUME)
    assert {"python", "go", "rust", "r", "apache-airflow", "tableau", "docker"} <= set(found)
    assert "kubernetes" not in found
    assert found["tableau"] == ("demonstrated", 35)
    assert found["docker"] == ("claimed", None)


def test_the_name_does_not_matter(skills_in: Callable[..., object]) -> None:
    for name in (
        "Ngozi Adeyemi",
        "Mohammed Al-Rashid",
        "Zoë Müller-Żak",
        "李 娜",
        "Rust Cohle",
        "Julia Perl",
    ):
        assert skills_in(RESUME.replace("Imke Vandersteen", name)) == skills_in(RESUME), name


def test_gender_words_do_not_matter(skills_in: Callable[..., object]) -> None:
    as_man = re.sub(r"\bshe\b", "he", re.sub(r"\bShe\b", "He", re.sub(r"\bher\b", "his", RESUME)))
    assert as_man != RESUME
    assert skills_in(as_man) == skills_in(RESUME)
    as_they = re.sub(r"\b[Ss]he\b", "they", re.sub(r"\bher\b", "their", RESUME))
    assert skills_in(as_they) == skills_in(RESUME)


def test_the_order_of_sections_does_not_matter(skills_in: Callable[..., object]) -> None:
    head, *sections = re.split(r"(?m)^(?=## )", RESUME)
    sections = [section.rstrip("\n") + "\n\n" for section in sections]
    assert skills_in(head + "".join(reversed(sections))) == skills_in(RESUME)
    assert skills_in(head + "".join(sections[2:] + sections[:2])) == skills_in(RESUME)


@pytest.mark.parametrize("glyph", ["*", "•", "–", "▪", "○", "➢", "+"])
def test_bullet_glyphs_do_not_matter(glyph: str, skills_in: Callable[..., object]) -> None:
    assert skills_in(re.sub(r"(?m)^- ", f"{glyph} ", RESUME)) == skills_in(RESUME)


def test_the_format_does_not_matter(skills_in: Callable[..., object]) -> None:
    plain = re.sub(r"(?m)^#+ ", "", RESUME).replace("\n- ", "\n• ")
    assert skills_in(plain, "txt") == skills_in(RESUME, "md")


def found_in(text: str, taxonomy: Taxonomy) -> set[str]:
    return {id_ for id_, _ in find_mentions(text, taxonomy, speaker="person").mentions}


@pytest.mark.parametrize("change", [
    lambda text: f"• {text}",
    lambda text: f"- {text}\n",
    lambda text: text.removesuffix("."),
    lambda text: f"{text}\n\nPlayed the cello in an amateur orchestra.",
    lambda text: text.replace("'", "’"),
])  # fmt: skip
def test_traps_hold_however_they_are_laid_out(change: Callable[[str], str], taxonomy: Taxonomy) -> None:
    moved = []
    for trap in load_traps():
        asked = {*trap.find, *trap.reject}
        if found_in(change(trap.text), taxonomy) & asked != found_in(trap.text, taxonomy) & asked:
            moved.append(trap.text)
    assert moved == []
