"""LinkedIn's data export → lines of the usual form."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from skillgap.documents.formats.web import decode
from skillgap.documents.page.flow import Container, Flow
from skillgap.documents.records.fields import span, titled
from skillgap.documents.source import Draft, Request
from skillgap.errors import EmptyDocumentError, UnreadableDocumentError

_MONTHS = {
    month[:3].lower(): month
    for month in ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                  "November", "December")
}  # fmt: skip


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
    return span(entry, ongoing=ongoing)


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
    titled(
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
