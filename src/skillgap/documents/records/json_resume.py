"""JSON and YAML → lines of the usual form: JSON Resume by its schema, other records by what they name."""

from __future__ import annotations

import json
from typing import Any

from skillgap.documents.document import Warning
from skillgap.documents.formats.web import decode, read_text
from skillgap.documents.page.flow import Flow
from skillgap.documents.records.fields import items, short_date, span, text_of, titled
from skillgap.documents.records.shapes import Shaped, is_resume, unwrapped
from skillgap.documents.source import Draft, Request
from skillgap.errors import UnknownFormatError, UnreadableDocumentError


def read_json(request: Request) -> Draft:
    """Read a JSON Resume (jsonresume.org, schema 1.0.0), or another record of a resume, as if it were written out.

    Commas too many are forgiven, with a word.
    """
    text = decode(request.data)
    warnings: list[Warning] = []
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        if not request.name.lower().endswith(".json"):
            return read_text(request)
        data = _lenient(text)
        if not isinstance(data, dict):
            raise UnreadableDocumentError(
                request.name, f"not valid JSON: {error}", hint="Check it with a JSON editor."
            ) from error
        warnings = [Warning("json-mended", f"Not valid JSON ({error}); read all the same.")]
    data = unwrapped(data)
    if not isinstance(data, dict) or not is_resume(data):
        raise UnknownFormatError(
            request.name, "is JSON, but no JSON Resume", hint="See jsonresume.org/schema for the form."
        )
    draft = _record(request, data, "json")
    draft.warnings = warnings
    return draft


def read_yaml(request: Request) -> Draft:
    """Read a resume kept as YAML (JSON Resume's fields, RenderCV's or the like); other YAML is read as text."""
    data = unwrapped(_lenient(decode(request.data)))
    if not isinstance(data, dict) or not is_resume(data):
        return read_text(request)
    return _record(request, data, "yaml")


def _lenient(text: str) -> Any:
    """Load YAML, of which JSON with a comma too many is a part; None when it is none."""
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 — builds text only
    except (yaml.YAMLError, RecursionError):
        return None


def _record(request: Request, data: dict[str, Any], format_: str) -> Draft:
    """Write a record out, by the schema of JSON Resume where it is one."""
    flow = Flow(request)
    shaped = Shaped(flow)
    if not isinstance(data.get("basics"), dict) and not isinstance(data.get("work"), list):
        shaped.write(data)
        return Draft(format=format_, lines=flow.lines, links=shaped.links)
    links = _basics(flow, data)
    for key, heading, render in _SECTIONS:
        entries = [entry for entry in items(data.get(key)) if isinstance(entry, dict)]
        if entries:
            flow.add(heading, heading=2, bold=True)
        for entry in entries:
            render(flow, entry)
            links += [text_of(entry.get("url"))] if entry.get("url") else []
    known = {key for key, _, _ in _SECTIONS}
    shaped.sections({key: value for key, value in data.items() if key not in known and key != "basics"})
    links += shaped.links
    return Draft(format="json-resume" if format_ == "json" else format_, lines=flow.lines, links=links)


def _basics(flow: Flow, data: dict[str, Any]) -> list[str]:
    basics = data.get("basics")
    basics = basics if isinstance(basics, dict) else {}
    place = basics.get("location")
    place = place if isinstance(place, dict) else {"city": place}
    where = ", ".join(
        part
        for part in map(text_of, (place.get("city"), place.get("region"), place.get("countryCode")))
        if part
    )
    profiles = [text_of(item.get("url")) for item in items(basics.get("profiles")) if isinstance(item, dict)]
    flow.add(text_of(basics.get("name")), heading=1, bold=True)
    flow.add(text_of(basics.get("label")))
    contact = [
        text_of(basics.get("email")),
        text_of(basics.get("phone")),
        where,
        text_of(basics.get("url")),
        *profiles,
    ]
    flow.add(" | ".join(part for part in contact if part))
    if text_of(basics.get("summary")):
        flow.add("Summary", heading=2, bold=True)
        flow.add(text_of(basics.get("summary")))
    return [link for link in (text_of(basics.get("url")), *profiles) if link]


def _details(flow: Flow, entry: dict[str, Any], *texts: str) -> None:
    for key in texts:
        if text_of(entry.get(key)):
            flow.add(text_of(entry.get(key)))
    for highlight in items(entry.get("highlights")):
        flow.add(text_of(highlight), bullet=True)
    for key in ("keywords", "technologies"):
        words = [text_of(word) for word in items(entry.get(key)) if text_of(word)]
        if words:
            flow.add(", ".join(words))


def _work(flow: Flow, entry: dict[str, Any]) -> None:
    titled(
        flow,
        [entry.get("position"), entry.get("name") or entry.get("company") or entry.get("organization")],
        span(entry, ongoing=True),
    )
    place = entry.get("location")
    flow.add(
        ", ".join(part for part in map(text_of, place.values()) if part)
        if isinstance(place, dict)
        else text_of(place)
    )
    _details(flow, entry, "summary")


def _project(flow: Flow, entry: dict[str, Any]) -> None:
    titled(flow, [entry.get("name"), entry.get("entity")], span(entry, ongoing=False))
    _details(flow, entry, "description", "summary")


def _education(flow: Flow, entry: dict[str, Any]) -> None:
    degree = " ".join(part for part in (text_of(entry.get("studyType")), text_of(entry.get("area"))) if part)
    titled(flow, [degree, entry.get("institution")], span(entry, ongoing=False))
    courses = [text_of(course) for course in items(entry.get("courses")) if text_of(course)]
    if courses:
        flow.add(f"Coursework: {', '.join(courses)}")
    _details(flow, entry, "score")


def _skill(flow: Flow, entry: dict[str, Any]) -> None:
    words = ", ".join(text_of(word) for word in items(entry.get("keywords")) if text_of(word))
    level = f" ({text_of(entry.get('level'))})" if text_of(entry.get("level")) else ""
    flow.add(
        f"{text_of(entry.get('name'))}{level}: {words}" if words else f"{text_of(entry.get('name'))}{level}"
    )


def _language(flow: Flow, entry: dict[str, Any]) -> None:
    fluency = f" ({text_of(entry.get('fluency'))})" if text_of(entry.get("fluency")) else ""
    flow.add(f"{text_of(entry.get('language'))}{fluency}")


def _certificate(flow: Flow, entry: dict[str, Any]) -> None:
    flow.add(
        f"{', '.join(p for p in (text_of(entry.get('name') or entry.get('title')), text_of(entry.get('issuer') or entry.get('publisher') or entry.get('awarder'))) if p)}  {short_date(text_of(entry.get('date') or entry.get('releaseDate')))}"
    )
    _details(flow, entry, "summary")


def _reference(flow: Flow, entry: dict[str, Any]) -> None:
    flow.add(f"{text_of(entry.get('name'))}: {text_of(entry.get('reference'))}")


_SECTIONS = (
    ("work", "Experience", _work), ("volunteer", "Volunteering", _work), ("projects", "Projects", _project),
    ("education", "Education", _education), ("skills", "Skills", _skill), ("certificates", "Certifications", _certificate),
    ("awards", "Awards", _certificate), ("publications", "Publications", _certificate),
    ("languages", "Languages", _language), ("interests", "Interests", _skill), ("references", "References", _reference),
)  # fmt: skip
