"""Europass: XML of both generations, and the record inside a PDF whose pages cannot be read."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from skillgap.documents import NamedBytes, read_document
from skillgap.errors import EmptyDocumentError, TooLargeDocumentError, UnreadableDocumentError
from skillgap.month import Month
from skillgap.resume import parse_resume
from tests.documents.make import column, pdf

PASSPORT = """<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>
<Identification><PersonName><FirstName>Ada</FirstName><Surname>Lovelace</Surname></PersonName>
<ContactInfo><Address><Contact><Municipality>London</Municipality><Country><Label>UK</Label></Country></Contact></Address>
<Email><Contact>ada@example.com</Contact></Email>
<TelephoneList><Telephone><Contact>+44 20 555</Contact></Telephone></TelephoneList></ContactInfo></Identification>
<Headline><Description><Label>Data Engineer</Label></Description></Headline>
<WorkExperienceList><WorkExperience><Period><From year="2019" month="--03"/><Current>true</Current></Period>
<Position><Label>Data Engineer</Label></Position>
<Activities>&lt;ul&gt;&lt;li&gt;Pipelines in Python&lt;/li&gt;&lt;li&gt;SQL &amp;amp; dbt&lt;/li&gt;&lt;/ul&gt;</Activities>
<Employer><Name>Engines Ltd</Name><ContactInfo><Address><Contact><Municipality>London</Municipality></Contact></Address>
</ContactInfo></Employer></WorkExperience></WorkExperienceList>
<EducationList><Education><Period><From year="2012"/><To year="2015" month="--06"/></Period><Title>BSc Mathematics</Title>
<Organisation><Name>Analytical College</Name></Organisation></Education></EducationList>
<Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>English</Label></Description></MotherTongue>
</MotherTongueList><ForeignLanguageList><ForeignLanguage><Description><Label>French</Label></Description>
<ProficiencyLevel><Listening>B2</Listening><Writing>B1</Writing></ProficiencyLevel></ForeignLanguage></ForeignLanguageList>
</Linguistic><Computer><Description>Python, SQL, Docker</Description></Computer></Skills>
</LearnerInfo></SkillsPassport>"""

CANDIDATE = """<?xml version="1.0"?><Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
 xmlns:hr="http://www.hr-xml.org/3" xmlns:eures="http://www.europass_eures.eu/1.0">
<CandidatePerson><PersonName><oa:GivenName>Ada</oa:GivenName><hr:FamilyName>Lovelace</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>ada@example.com</oa:URI></Communication></CandidatePerson>
<CandidateProfile><ExecutiveSummary>&lt;p&gt;I compute.&lt;/p&gt;</ExecutiveSummary>
<EmploymentHistory><EmployerHistory><hr:OrganizationName>Engines Ltd</hr:OrganizationName><PositionHistory>
<PositionTitle>Data Engineer</PositionTitle><eures:EmploymentPeriod><eures:StartDate><hr:FormattedDateTime>2019-03-01
</hr:FormattedDateTime></eures:StartDate><eures:EndDate><hr:FormattedDateTime>2021-08</hr:FormattedDateTime></eures:EndDate>
<hr:CurrentIndicator>false</hr:CurrentIndicator></eures:EmploymentPeriod><oa:Description>Pipelines in Python</oa:Description>
<City>London</City></PositionHistory></EmployerHistory></EmploymentHistory>
<EducationHistory><EducationOrganizationAttendance><hr:OrganizationName>Analytical College</hr:OrganizationName>
<AttendancePeriod><EndDate><hr:FormattedDateTime>2015-06</hr:FormattedDateTime></EndDate></AttendancePeriod>
<EducationDegree><hr:DegreeName>BSc Mathematics</hr:DegreeName></EducationDegree></EducationOrganizationAttendance>
</EducationHistory><PersonQualifications><PersonCompetency><CompetencyID>eng</CompetencyID>
<hr:TaxonomyID>language</hr:TaxonomyID></PersonCompetency></PersonQualifications></CandidateProfile></Candidate>"""


def lines(content: str, name: str = "cv.xml") -> list[str]:
    return [line.text for line in read_document(NamedBytes(name, content.encode())).lines]


def test_the_older_form_is_written_out() -> None:
    assert lines(PASSPORT) == [
        "Ada Lovelace", "Data Engineer", "London, UK", "ada@example.com", "+44 20 555", "Experience",
        "Data Engineer, Engines Ltd 2019-03 – present", "London", "• Pipelines in Python", "• SQL & dbt", "Education",
        "BSc Mathematics, Analytical College 2012 – 2015-06", "Skills", "Computer:", "Python, SQL, Docker", "Languages",
        "English (native)", "French (B1–B2)",
    ]  # fmt: skip


def test_the_newer_form_is_written_out_and_understood() -> None:
    assert lines(CANDIDATE, "europass") == [
        "Ada Lovelace", "ada@example.com", "Summary", "I compute.", "Experience",
        "Data Engineer, Engines Ltd 2019-03 – 2021-08", "London", "Pipelines in Python", "Education",
        "BSc Mathematics, Analytical College 2015-06", "Languages", "• eng",
    ]  # fmt: skip
    document = read_document(NamedBytes("cv.xml", CANDIDATE.encode()))
    assert document.format == "europass-xml"
    (position,) = parse_resume(document, today=Month(2026, 11)).positions
    assert (position.title, position.employer) == ("Data Engineer", "Engines Ltd")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (PASSPORT[:400], UnreadableDocumentError),
        ('<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"/>', EmptyDocumentError),
        (f'<!DOCTYPE a [<!ENTITY b "c">]>{PASSPORT.partition("?>")[2]}', TooLargeDocumentError),
    ],
)
def test_broken_empty_and_explosive_records_are_errors(content: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        lines(content)


def with_record(page: str, record: str) -> bytes:
    document = pypdfium2.PdfDocument(pdf(page))
    document.new_attachment("attachment.xml").set_data(record.encode())
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_the_record_steps_in_for_pages_without_text() -> None:
    document = read_document(NamedBytes("cv.pdf", with_record("", PASSPORT)))
    assert document.lines[0].text == "Ada Lovelace"
    assert document.format == "pdf"
    assert [warning.code for warning in document.warnings] == ["record-inside"]


def test_pages_that_can_be_read_go_before_the_record() -> None:
    page = "".join(column(40, 100, ["Grace Hopper", "Compilers"]))
    assert read_document(NamedBytes("cv.pdf", with_record(page, PASSPORT))).text == "Grace Hopper\nCompilers"


def test_a_record_that_tells_other_things_than_doubtful_pages_is_not_believed() -> None:
    drawn = column(40, 100, [f"line number {count} of the page" for count in range(12)])
    page = "".join(drawn[index] for index in (7, 2, 11, 5, 0, 9, 4, 1, 10, 3, 8, 6))
    document = read_document(NamedBytes("cv.pdf", with_record(page, PASSPORT)))
    assert document.lines[0].text == "line number 0 of the page"


def test_a_record_that_tells_the_same_settles_the_order_of_doubtful_pages() -> None:
    drawn = column(40, 100, [*lines(PASSPORT)])
    page = "".join(drawn[index] for index in (7, 2, 11, 5, 0, 9, 4, 1, 10, 3, 8, 6, 17, 12, 16, 13, 15, 14))
    page = page.replace("•", "\x95").replace("–", "-")
    assert [w.code for w in read_document(NamedBytes("cv.pdf", with_record(page, PASSPORT))).warnings] == [
        "record-inside"
    ]
