"""Europass CVs → lines of the usual form: the XML of both generations, alone or inside a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeVar
from xml.etree.ElementTree import Element

from skillgap.documents.page.flow import Flow, attribute, parse_xml, tag_name
from skillgap.documents.source import Draft, Request
from skillgap.errors import EmptyDocumentError

_T = TypeVar("_T")
_ROOT = re.compile(rb"<(?:\w+:)?(?:SkillsPassport|Candidate)\b[^>]*europass", re.IGNORECASE)
_HEAD = 8_192
_SKILLS = (
    ("Communication", "Communication"), ("Organisational", "Organisation"), ("JobRelated", "Work"),
    ("Computer", "Computer"), ("Other", "Other"),
)  # fmt: skip


def is_europass(data: bytes) -> bool:
    """Tell the XML of a Europass CV by its root element."""
    return _ROOT.search(data[:_HEAD]) is not None


def read_europass(request: Request) -> Draft:
    """Read the XML of a Europass CV as if it were written out."""
    root = parse_xml(request, request.data)
    flow = Flow(request)
    (_passport if tag_name(root) == "SkillsPassport" else _candidate)(flow, root)
    if not flow.lines:
        raise EmptyDocumentError(request.name, "the CV is empty", hint="Export it again from Europass.")
    links = [text for item in _every(root, "Website", "URI") if "." in (text := _text(item))]
    return Draft(format="europass-xml", lines=flow.lines, links=[link for link in links if "@" not in link])


def _passport(flow: Flow, root: Element) -> None:
    """Write out the older form (until 2020)."""
    person = _one(root, "LearnerInfo/Identification")
    flow.add(_words(person, "PersonName/FirstName", "PersonName/Surname"), heading=1, bold=True)
    flow.add(_words(root, "LearnerInfo/Headline/Description/Label"))
    address = _one(person, "ContactInfo/Address/Contact")
    flow.add(
        _listed(
            [_words(address, name) for name in ("AddressLine", "PostalCode", "Municipality", "Country/Label")]
        )
    )
    for name in ("Email", "Telephone", "Website"):
        for item in _every(_one(person, "ContactInfo"), name):
            flow.add(_words(item, "Contact"))
    for item in _opened(flow, "Experience", _every(root, "WorkExperience")):
        place = _one(item, "Employer/ContactInfo/Address/Contact")
        place_name = _listed([_words(place, "Municipality"), _words(place, "Country/Label")])
        _entry(
            flow,
            [_words(item, "Position/Label"), _words(item, "Employer/Name")],
            _passport_span(item),
            place_name,
        )
        _described(flow, _words(item, "Activities"))
    for item in _opened(flow, "Education", _every(root, "Education")):
        _entry(flow, [_words(item, "Title"), _words(item, "Organisation/Name")], _passport_span(item), "")
        _described(flow, _words(item, "Activities"))
    _passport_skills(flow, _one(root, "LearnerInfo/Skills"))
    for item in _every(root, "Achievement"):
        flow.add(_words(item, "Title/Label"), heading=2, bold=True)
        _described(flow, _words(item, "Description"))


def _passport_skills(flow: Flow, skills: Element | None) -> None:
    found = [(label, text) for name, label in _SKILLS if (text := _words(_one(skills, name), "Description"))]
    for label, text in _opened(flow, "Skills", found):
        flow.add(f"{label}:")
        _described(flow, text)
    spoken = [*_every(skills, "MotherTongue"), *_every(skills, "ForeignLanguage")]
    for item in _opened(flow, "Languages", spoken):
        levels = sorted({_text(level) for level in _every(_one(item, "ProficiencyLevel"), *_LEVELS)})
        native = "native" if tag_name(item) == "MotherTongue" else ""
        level = native or "–".join(dict.fromkeys((levels[0], levels[-1]))) if levels or native else ""
        flow.add(_words(item, "Description/Label") + (f" ({level})" if level else ""))


_LEVELS = ("Listening", "Reading", "SpokenInteraction", "SpokenProduction", "Writing")


def _passport_span(item: Element) -> str:
    """Write a period; years and months stand in attributes such as year="2019" month="--03"."""
    ends = []
    for name in ("From", "To"):
        end = _one(item, f"Period/{name}")
        month = re.sub(r"\D", "", attribute(end, "month"))
        ends.append(
            "-".join(part for part in (attribute(end, "year"), month.zfill(2) if month else "") if part)
        )
    return _span(ends[0], ends[1], current=_words(item, "Period/Current") == "true")


def _candidate(flow: Flow, root: Element) -> None:
    """Write out the newer form (since 2020), which follows HR-XML."""
    person, profile = _one(root, "CandidatePerson"), _one(root, "CandidateProfile")
    flow.add(_words(person, "PersonName/GivenName", "PersonName/FamilyName"), heading=1, bold=True)
    for item in _every(person, "Communication"):
        place = _listed(
            [
                _words(item, f"Address/{name}")
                for name in ("AddressLine", "PostalCode", "CityName", "CountryCode")
            ]
        )
        flow.add(_words(item, "URI") or _words(item, "DialNumber") or place)
    summary = _words(profile, "ExecutiveSummary")
    for text in _opened(flow, "Summary", [summary] if summary else []):
        _described(flow, text)
    for firm in _opened(flow, "Experience", _every(profile, "EmployerHistory")):
        for post in _every(firm, "PositionHistory"):
            place = _listed([_words(post, "City"), _words(post, "Country")])
            names = [_words(post, "PositionTitle"), _words(firm, "OrganizationName")]
            _entry(flow, names, _candidate_span(post, "EmploymentPeriod"), place)
            _described(flow, _words(post, "Description"))
    for school in _opened(flow, "Education", _every(profile, "EducationOrganizationAttendance")):
        names = [_words(school, "EducationDegree/DegreeName"), _words(school, "OrganizationName")]
        _entry(flow, names, _candidate_span(school, "AttendancePeriod"), "")
        _described(flow, _words(school, "EducationDegree/OccupationalSkillsCovered"))
    _competencies(flow, profile)


def _competencies(flow: Flow, profile: Element | None) -> None:
    skills: list[str] = []
    languages: list[str] = []
    for item in _every(profile, "PersonCompetency"):
        name = _words(item, "CompetencyName") or _words(item, "CompetencyID")
        (languages if "language" in _words(item, "TaxonomyID").lower() else skills).append(name)
    skills += [_text(item) for item in _every(_one(profile, "Skills"), "SkillName", "Name")]
    for text in _opened(flow, "Skills", [name for name in skills if name]):
        flow.add(text, bullet=True)
    for text in _opened(flow, "Languages", [name for name in languages if name]):
        flow.add(text, bullet=True)


def _candidate_span(item: Element, period: str) -> str:
    dates = [_words(item, f"{period}/{name}/FormattedDateTime")[:7] for name in ("StartDate", "EndDate")]
    return _span(*dates, current=_words(item, f"{period}/CurrentIndicator") == "true")


def _span(start: str, end: str, *, current: bool) -> str:
    return " – ".join(part for part in (start, "present" if current and not end else end) if part)


def _entry(flow: Flow, names: Sequence[str], dates: str, place: str) -> None:
    flow.add(f"{_listed(names)}  {dates}".strip(), bold=True)
    flow.add(place, joined=True)


def _described(flow: Flow, text: str) -> None:
    """Write a description; its marked-up text is HTML in a string, its list items are bullets."""
    if "<" not in text:
        flow.add(text)
        return
    from skillgap.documents.formats.web import read_html

    inner = Request(name=flow.request.name, data=text.encode(), limits=flow.request.limits)
    for line in read_html(inner).lines:
        flow.add(line.text, bullet=line.bullet)


def _opened(flow: Flow, heading: str, entries: Sequence[_T]) -> Sequence[_T]:
    """Write the heading of a section that has entries, and give them."""
    if entries:
        flow.add(heading, heading=2, bold=True)
    return entries


def _listed(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def _one(element: Element | None, path: str) -> Element | None:
    """Find the first element down a path of names, whatever their namespaces."""
    for name in path.split("/"):
        element = (
            next((child for child in element if tag_name(child) == name), None)
            if element is not None
            else None
        )
    return element


def _every(element: Element | None, *names: str) -> list[Element]:
    """List the elements of these names at any depth, in order; those inside one another once."""

    def walk(parent: Element) -> Iterator[Element]:
        for child in parent:
            if tag_name(child) in names and (len(child) or (child.text or "").strip()):
                yield child
            else:
                yield from walk(child)

    return list(walk(element)) if element is not None else []


def _text(element: Element | None) -> str:
    return "".join(element.itertext()).strip() if element is not None else ""


def _words(element: Element | None, *paths: str) -> str:
    return " ".join(text for path in paths if (text := _text(_one(element, path))))
