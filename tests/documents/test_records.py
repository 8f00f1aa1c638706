"""Resumes kept as records: JSON Resume, RenderCV, and records with fields of people's own."""

from __future__ import annotations

import json

import pytest

from skillgap.documents import Document, NamedBytes, read_document
from skillgap.errors import UnknownFormatError, UnreadableDocumentError
from skillgap.month import Month
from skillgap.resume import parse_resume

TODAY = Month(2026, 11)


def _read(name: str, text: str) -> Document:
    return read_document(NamedBytes(name, text.encode()))


def _posts(document: Document) -> list[tuple[str, str, str, str]]:
    return [
        (p.title, p.employer, str(p.span.start), "present" if p.span.current else str(p.span.end))
        for p in parse_resume(document, today=TODAY).positions
    ]


RENDERCV = """
cv:
  name: Ines Aalto
  email: ines@example.org
  social_networks:
    - network: GitHub
      username: iaalto
  sections:
    summary:
      - Engineer for data.
    experience:
      - company: Nordlake
        position: Data Engineer
        start_date: 2021-03
        end_date: present
        location: Espoo
        highlights:
          - Built pipelines in Airflow.
    skills:
      - label: Languages
        details: Python, SQL
design:
  theme: classic
"""


def test_yaml_of_rendercv_is_written_out() -> None:
    document = _read("ines_cv.yaml", RENDERCV)
    assert document.format == "yaml"
    assert [line.text for line in document.lines if line.heading] == [
        "Ines Aalto", "Summary", "Experience", "Skills",
    ]  # fmt: skip
    assert "Languages: Python, SQL" in document.text
    assert "classic" not in document.text
    assert _posts(document) == [("Data Engineer", "Nordlake", "2021-03", "present")]


def test_json_of_its_own_fields_is_read_by_their_names() -> None:
    data = {
        "fullName": "Ines Aalto",
        "contact": {"email": "ines@example.org"},
        "experience": [
            {
                "jobTitle": "Data Engineer",
                "employer": "Nordlake, Inc.",
                "from": "2021-03-01",
                "to": "2023-05-31",
                "tech": ["Spark", "Kafka"],
                "bullets": ["Moved <b>40</b> jobs."],
            }
        ],
        "skills": {"languages": ["Python", "SQL"], "tools": ["Docker"]},
    }
    document = _read("cv.json", json.dumps(data))
    assert document.format == "json"
    assert document.lines[0].text == "Ines Aalto"
    assert "Spark, Kafka" in document.text
    assert "languages: Python, SQL" in document.text
    assert "<b>" not in document.text
    assert _posts(document) == [("Data Engineer", "Nordlake, Inc.", "2021-03", "2023-05")]


def test_a_comma_too_many_in_json_is_forgiven_with_a_word() -> None:
    document = _read("cv.json", '{"basics": {"name": "Ines Aalto"}, "skills": [{"name": "SAS"},]}')
    assert document.format == "json-resume"
    assert [warning.code for warning in document.warnings] == ["json-mended"]
    with pytest.raises(UnreadableDocumentError, match="not valid JSON"):
        _read("cv.json", '{"basics": {"name": "Ines')


def test_sections_beyond_the_schema_are_not_lost() -> None:
    data = {
        "basics": {"name": "Ines Aalto"},
        "work": [],
        "talks": [{"title": "Streams with Kafka"}],
        "meta": {"theme": "even"},
    }
    assert [line.text for line in _read("cv.json", json.dumps(data)).lines] == [
        "Ines Aalto", "Talks", "Streams with Kafka",
    ]  # fmt: skip


def test_an_employer_with_a_comma_stays_whole() -> None:
    work = [{"name": "Nordlake, the lake people", "position": "Data Engineer", "startDate": "2021-03"}]
    document = _read("cv.json", json.dumps({"basics": {"name": "Ines Aalto"}, "work": work}))
    assert "Data Engineer | Nordlake, the lake people | 2021-03 – present" in document.text


def test_other_json_is_refused_and_other_yaml_is_text() -> None:
    with pytest.raises(UnknownFormatError, match="no JSON Resume"):
        _read("package.json", '{"name": "left", "version": "1.0.0", "scripts": {"test": "jest"}}')
    assert _read("notes.yaml", "on: push\njobs_to_do: none\n").format == "text"


@pytest.mark.parametrize(
    "text", ["work: &a [*a]", "work: &a\n  - {title: x, items: *a}", "skills: [[[[[[[[[[[[a]]]]]]]]]]]]"]
)
def test_yaml_that_contains_itself_ends(text: str) -> None:
    assert _read("cv.yaml", f"name: Ines Aalto\n{text}\n").lines
