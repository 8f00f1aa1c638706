"""Structured resumes → lines of the usual form: JSON Resume, and LinkedIn's data export."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from skillgap.documents.formats.web import decode, read_text
from skillgap.documents.page.flow import Container, Flow
from skillgap.documents.source import Draft, Request
from skillgap.errors import EmptyDocumentError, UnknownFormatError, UnreadableDocumentError

_RESUME_KEYS = {
    "basics",
    "work",
    "education",
    "skills",
    "projects",
    "volunteer",
    "certificates",
    "publications",
}
_MONTHS = {
    month[:3].lower(): month
    for month in ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December")
}  # fmt: skip


def read_json(request: Request) -> Draft:
    """Read a JSON Resume (jsonresume.org, schema 1.0.0) as if it were written out."""
    text = decode(request.data)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        if not request.name.lower().endswith(".json"):
            return read_text(request)
        raise UnreadableDocumentError(
            request.name, f"not valid JSON: {error}", hint="Check it with a JSON editor."
        ) from error
    if not isinstance(data, dict) or not _RESUME_KEYS & data.keys():
        raise UnknownFormatError(
            request.name, "is JSON, but no JSON Resume", hint="See jsonresume.org/schema for the form."
        )
    flow = Flow(request)
    links = _basics(flow, data)
    for key, heading, render in _SECTIONS:
        entries = [entry for entry in _entries(data.get(key)) if isinstance(entry, dict)]
        if entries:
            flow.add(heading, heading=2, bold=True)
        for entry in entries:
            render(flow, entry)
            links += [_str(entry.get("url"))] if entry.get("url") else []
    return Draft(format="json-resume", lines=flow.lines, links=links)


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _str(value: Any) -> str:
    """Give the text of a value; anything but text and numbers is none."""
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _basics(flow: Flow, data: dict[str, Any]) -> list[str]:
    basics = data.get("basics")
    basics = basics if isinstance(basics, dict) else {}
    place = basics.get("location")
    place = place if isinstance(place, dict) else {"city": place}
    where = ", ".join(
        part for part in map(_str, (place.get("city"), place.get("region"), place.get("countryCode"))) if part
    )
    profiles = [_str(item.get("url")) for item in _entries(basics.get("profiles")) if isinstance(item, dict)]
    flow.add(_str(basics.get("name")), heading=1, bold=True)
    flow.add(_str(basics.get("label")))
    contact = [
        _str(basics.get("email")),
        _str(basics.get("phone")),
        where,
        _str(basics.get("url")),
        *profiles,
    ]
    flow.add(" | ".join(part for part in contact if part))
    if _str(basics.get("summary")):
        flow.add("Summary", heading=2, bold=True)
        flow.add(_str(basics.get("summary")))
    return [link for link in (_str(basics.get("url")), *profiles) if link]


def _span(entry: dict[str, Any], *, ongoing: bool) -> str:
    """Write dates as "2021-04 – 2023-01"; an open end is "present" where the kind of entry goes on."""
    start, end = _date(_str(entry.get("startDate"))), _date(_str(entry.get("endDate")))
    if start and not end:
        return f"{start} – present" if ongoing else start
    return " – ".join(part for part in (start, end) if part) if start != end else start


def _date(text: str) -> str:
    """Shorten ISO days to months; leave anything else as it is."""
    return text[:7] if re.match(r"\d{4}-\d{2}(-\d{2})?$", text) else text


def _titled(flow: Flow, parts: list[Any], dates: str) -> None:
    title = ", ".join(part for part in map(_str, parts) if part)
    flow.add(f"{title}  {dates}".strip(), bold=True)


def _details(flow: Flow, entry: dict[str, Any], *texts: str) -> None:
    for key in texts:
        if _str(entry.get(key)):
            flow.add(_str(entry.get(key)))
    for highlight in _entries(entry.get("highlights")):
        flow.add(_str(highlight), bullet=True)
    for key in ("keywords", "technologies"):
        words = [_str(word) for word in _entries(entry.get(key)) if _str(word)]
        if words:
            flow.add(", ".join(words))


def _work(flow: Flow, entry: dict[str, Any]) -> None:
    _titled(
        flow,
        [entry.get("position"), entry.get("name") or entry.get("company") or entry.get("organization")],
        _span(entry, ongoing=True),
    )
    if _str(entry.get("location")):
        flow.add(_str(entry.get("location")))
    _details(flow, entry, "summary")


def _project(flow: Flow, entry: dict[str, Any]) -> None:
    _titled(flow, [entry.get("name"), entry.get("entity")], _span(entry, ongoing=False))
    _details(flow, entry, "description", "summary")


def _education(flow: Flow, entry: dict[str, Any]) -> None:
    degree = " ".join(part for part in (_str(entry.get("studyType")), _str(entry.get("area"))) if part)
    _titled(flow, [degree, entry.get("institution")], _span(entry, ongoing=False))
    courses = [_str(course) for course in _entries(entry.get("courses")) if _str(course)]
    if courses:
        flow.add(f"Coursework: {', '.join(courses)}")
    _details(flow, entry, "score")


def _skill(flow: Flow, entry: dict[str, Any]) -> None:
    words = ", ".join(_str(word) for word in _entries(entry.get("keywords")) if _str(word))
    level = f" ({_str(entry.get('level'))})" if _str(entry.get("level")) else ""
    flow.add(f"{_str(entry.get('name'))}{level}: {words}" if words else f"{_str(entry.get('name'))}{level}")


def _language(flow: Flow, entry: dict[str, Any]) -> None:
    fluency = f" ({_str(entry.get('fluency'))})" if _str(entry.get("fluency")) else ""
    flow.add(f"{_str(entry.get('language'))}{fluency}")


def _certificate(flow: Flow, entry: dict[str, Any]) -> None:
    flow.add(
        f"{', '.join(p for p in (_str(entry.get('name') or entry.get('title')), _str(entry.get('issuer') or entry.get('publisher') or entry.get('awarder'))) if p)}  {_date(_str(entry.get('date') or entry.get('releaseDate')))}"
    )
    _details(flow, entry, "summary")


def _reference(flow: Flow, entry: dict[str, Any]) -> None:
    flow.add(f"{_str(entry.get('name'))}: {_str(entry.get('reference'))}")


_SECTIONS = (
    ("work", "Experience", _work), ("volunteer", "Volunteering", _work), ("projects", "Projects", _project),
    ("education", "Education", _education), ("skills", "Skills", _skill), ("certificates", "Certifications", _certificate),
    ("awards", "Awards", _certificate), ("publications", "Publications", _certificate),
    ("languages", "Languages", _language), ("interests", "Interests", _skill), ("references", "References", _reference),
)  # fmt: skip


def read_linkedin(request: Request) -> Draft:
    """Read a LinkedIn data export: the person's own records, never those about other people."""
    container = Container(request)
    tables = {name.rsplit("/", 1)[-1].lower(): name for name in reversed(container.names)}
    flow = Flow(request)
    for file, heading, render in _EXPORT:
        rows = list(_rows(container, tables[file])) if file in tables else []
        if rows and heading:
            flow.add(heading, heading=2, bold=True)
        for row in rows:
            render(flow, row)
    if not flow.lines:
        raise EmptyDocumentError(
            request.name, "the export holds no profile", hint="Ask LinkedIn for the complete archive."
        )
    return Draft(format="linkedin-zip", lines=flow.lines)


def _rows(container: Container, name: str) -> Iterator[dict[str, str]]:
    """Give the rows of one table with lower-case keys; notes above the header are skipped."""
    text = decode(container.unpack(name))
    lines = text.splitlines(keepends=True)
    if lines and lines[0].lower().startswith("notes:"):
        start = next((index for index, line in enumerate(lines) if not line.strip()), 0)
        text = "".join(lines[start + 1 :])
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), strict=False):
            yield {
                str(key).strip().lower(): value.strip()
                for key, value in row.items()
                if isinstance(value, str)
            }
    except csv.Error as error:
        raise UnreadableDocumentError(
            container.request.name, f"{name} in it is damaged", hint="Download it again."
        ) from error


def _linkedin_span(row: dict[str, str], *, ongoing: bool) -> str:
    start = row.get("started on") or row.get("start date") or ""
    end = row.get("finished on") or row.get("end date") or ""
    entry = {"startDate": _linkedin_date(start), "endDate": _linkedin_date(end)}
    return _span(entry, ongoing=ongoing)


def _linkedin_date(text: str) -> str:
    """Write "Oct 2022" and "01/2015" with the month's whole name; keep a year, or what is not understood."""
    match = re.match(r"([A-Za-z]{3})[a-z.]*\s+(\d{4})$", text)
    if match and match.group(1).lower() in _MONTHS:
        return f"{_MONTHS[match.group(1).lower()]} {match.group(2)}"
    match = re.match(r"(\d{1,2})/(\d{4})$", text)
    month = int(match.group(1)) if match else 0
    return f"{[*_MONTHS.values()][month - 1]} {match.group(2)}" if match and 1 <= month <= 12 else text


def _profile(flow: Flow, row: dict[str, str]) -> None:
    name = " ".join(part for part in (row.get("first name", ""), row.get("last name", "")) if part)
    flow.add(name, heading=1, bold=True)
    flow.add(row.get("headline", ""))
    flow.add(" | ".join(part for part in (row.get("geo location", ""), row.get("websites", "")) if part))


def _summary(flow: Flow, row: dict[str, str]) -> None:
    if row.get("summary"):
        flow.add("Summary", heading=2, bold=True)
        flow.add(row["summary"])


def _contact(flow: Flow, row: dict[str, str]) -> None:
    flow.add(row.get("email address", "") or row.get("number", ""))


def _position(flow: Flow, row: dict[str, str]) -> None:
    """Write a post as LinkedIn prints it: employer, title, dates and place on lines of their own."""
    flow.add(row.get("company name", ""), bold=True)
    flow.add(row.get("title", ""), bold=True, joined=True)
    flow.add(_linkedin_span(row, ongoing=True), joined=True)
    flow.add(row.get("location", ""), joined=True)
    _description(flow, row.get("description", ""))


def _description(flow: Flow, text: str) -> None:
    flow.add(re.sub(r"\s{2,}(?=[•▪●-]\s)", "\n", text))


def _school(flow: Flow, row: dict[str, str]) -> None:
    dates = _linkedin_span(row, ongoing=False)
    flow.add(row.get("school name", ""), bold=True)
    flow.add(
        " · ".join(part for part in (row.get("degree name", ""), dates and f"({dates})") if part), joined=True
    )
    flow.add(row.get("notes", ""))
    flow.add(row.get("activities", ""))


def _undertaking(flow: Flow, row: dict[str, str]) -> None:
    title = row.get("title") or row.get("name") or row.get("role") or ""
    _titled(
        flow,
        [title, row.get("authority") or row.get("publisher") or row.get("company name")],
        _linkedin_span(row, ongoing=False),
    )
    _description(flow, row.get("description", ""))


def _named(flow: Flow, row: dict[str, str]) -> None:
    level = f" ({row['proficiency']})" if row.get("proficiency") else ""
    flow.add(f"{row.get('name', '')}{level}")


_EXPORT = (
    ("profile.csv", "", _profile), ("email addresses.csv", "", _contact), ("phonenumbers.csv", "", _contact),
    ("profile.csv", "", _summary), ("positions.csv", "Experience", _position), ("projects.csv", "Projects", _undertaking),
    ("education.csv", "Education", _school), ("skills.csv", "Skills", _named),
    ("certifications.csv", "Certifications", _undertaking), ("courses.csv", "Coursework", _named),
    ("languages.csv", "Languages", _named), ("honors.csv", "Awards", _undertaking),
    ("publications.csv", "Publications", _undertaking), ("patents.csv", "Patents", _undertaking),
    ("volunteering.csv", "Volunteering", _undertaking), ("organizations.csv", "Memberships", _undertaking),
)  # fmt: skip
