"""What must not move a figure does not: order, spelling, names, file format; and one word moves no more than its due."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillgap.advice import Advice, Request, advise_on, load_knowledge
from skillgap.documents import NamedBytes, read_document
from skillgap.errors import DocumentError
from skillgap.gap import fit_matrix, with_learnt
from skillgap.gap.case import Person, case_of, person_of
from skillgap.gap.explore.learnt import person_with
from skillgap.gap.fit import total_weight
from skillgap.gap.posting import match_posting, parse_posting
from skillgap.gap.posting.posting import Posting
from skillgap.gap.posting.rules import load_posting_rules
from skillgap.month import Month
from skillgap.skills import Skill
from tests.documents.make import docx, p
from tests.gap.people import TODAY, resume, skills
from tests.gap.people import skill as a_skill

EXAMPLES = Path(__file__).parents[2] / "examples"
TOBIAS = (EXAMPLES / "tobias-okafor.md").read_text(encoding="utf-8")
INES = (EXAMPLES / "ines-carvalho.txt").read_text(encoding="utf-8")
POSTINGS = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("posting-*.txt"))]
REQUEST = Request(today=Month(2026, 11))


@cache
def knowledge():
    return load_knowledge(today=REQUEST.today)


def advice_on(text: str | bytes, name: str = "resume.md") -> Advice:
    data = text.encode() if isinstance(text, str) else text
    return advise_on(read_document(NamedBytes(name=name, data=data)), REQUEST, knowledge())


@cache
def fits(text: str | bytes, name: str = "resume.md") -> dict[tuple[str, str], tuple[float, float, float]]:
    """Give the fit and its bounds at every role and level."""
    advice = advice_on(text, name)
    rows = fit_matrix(advice.resume, advice.skills, knowledge().market, knowledge().taxonomy)
    return {(row.role, row.level): msgspec.structs.astuple(row.fit) for row in rows if row.fit}


def values(text: str | bytes, name: str = "resume.md") -> dict[tuple[str, str], float]:
    return {place: fit[0] for place, fit in fits(text, name).items()}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*-*.*")), ids=lambda path: path.name)
def test_the_same_file_gives_the_same_bytes(path):
    if path.name.startswith("posting") or path.suffix == ".typ":
        pytest.skip("not a resume")
    document = read_document(path)
    one, other = (msgspec.json.encode(advise_on(document, REQUEST, knowledge()).report) for _ in range(2))
    assert one == other


def test_the_figures_compared_here_are_many_and_not_all_the_same():
    assert len(values(TOBIAS)) == sum(len(role.levels) for role in knowledge().market.roles)
    assert len(set(values(TOBIAS).values())) > 20


def sections(text: str) -> tuple[str, list[str]]:
    """Part a Markdown resume into what stands before the first section, and the sections."""
    head, *rest = re.split(r"(?m)^(?=## )", text)
    return head, [section.rstrip("\n") + "\n\n" for section in rest]


@pytest.mark.slow
@pytest.mark.parametrize("order", [(1, 0, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 1, 3, 0), (3, 0, 4, 2, 1)])
def test_the_order_of_sections_moves_no_fit(order):
    head, parts = sections(TOBIAS)
    assert len(parts) == len(order)
    assert fits(head + "".join(parts[place] for place in order)) == fits(TOBIAS)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Kubernetes", "k8s"),
        ("Kubernetes", "kubernetes"),
        ("PostgreSQL", "Postgres"),
        ("Argo CD", "ArgoCD"),
        ("GitLab CI", "Gitlab CI"),
        ("AWS", "Amazon Web Services"),
        ("Amazon EKS", "Elastic Kubernetes Service"),
        ("Terraform", "terraform"),
        ("GitHub Actions", "Github Actions"),
    ],
)
def test_another_name_of_the_same_skill_moves_no_fit(written, instead):
    assert written in TOBIAS
    assert values(TOBIAS.replace(written, instead)) == values(TOBIAS)


@pytest.mark.parametrize("name", ["Ada Example", "Wanjiru Kamau", "Gwyneth O'Hara-Li", "李 伟", "Adaeze"])
def test_the_name_moves_no_fit(name):
    assert fits(TOBIAS.replace("Tobias Okafor", name)) == fits(TOBIAS)


@pytest.mark.parametrize(
    "sentence",
    [
        "He mentors others; his team trusts him.",
        "She mentors others; her team trusts her.",
        "They mentor; their team …",
    ],
)
def test_words_of_gender_move_no_fit(sentence):
    assert values(
        TOBIAS.replace("I would like it to stay", f"I would like it to stay. {sentence} It should stay")
    ) == (values(TOBIAS))


def as_html(text: str) -> bytes:
    """Write a Markdown resume as a web page."""
    rows = []
    for block in re.split(r"\n\s*\n", text.replace("<", "").replace(">", "")):
        heading = re.match(r"(#+) (.*)", block)
        if heading:
            size = len(heading[1])
            rows.append(f"<h{size}>{heading[2]}</h{size}>")
        elif block.startswith("- "):
            points = re.split(r"(?m)^- ", block)[1:]
            rows.append("<ul>" + "".join(f"<li>{' '.join(point.split())}</li>" for point in points) + "</ul>")
        else:
            rows.append(f"<p>{' '.join(block.split())}</p>")
    return f"<html><body>{''.join(rows)}</body></html>".encode()


def as_docx(text: str) -> bytes:
    """Write a Markdown resume as a Word file."""
    rows = []
    for block in re.split(r"\n\s*\n", text.replace("<", "").replace(">", "")):
        heading = re.match(r"(#+) (.*)", block)
        points = re.split(r"(?m)^- ", block)[1:] if block.startswith("- ") else []
        if heading:
            rows.append(p(heading[2], style=f"Heading{len(heading[1])}"))
        else:
            rows += [p(" ".join(each.split())) for each in points or [block]]
    return docx("".join(rows))


def as_text(text: str) -> bytes:
    """Write a Markdown resume as plain text."""
    return re.sub(r"(?m)^#+ ", "", text.replace("<", "").replace(">", "")).encode()


@pytest.mark.parametrize(
    ("write", "name"),
    [(as_html, "a.html"), (as_docx, "a.docx"), (as_text, "a.txt")],
    ids=["html", "docx", "text"],
)
def test_the_file_format_moves_no_fit(write, name):
    assert values(write(TOBIAS), name) == values(TOBIAS)


ASKED = sorted(
    {row.skill for role in knowledge().market.roles for level in role.levels for row in level.demand}
)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ASKED), st.sampled_from(["Skills", "Currently learning"]))
def test_one_more_skill_written_down_never_lowers_a_fit(skill, section):
    name = knowledge().taxonomy.name(skill)
    before = values(TOBIAS)
    after = values(TOBIAS.replace(f"## {section}\n\n", f"## {section}\n\n{name}\n\n"))
    assert all(after[place] >= before[place] for place in before)


STATES = st.sampled_from(["demonstrated", "claimed", "learning"])
DATES = st.sampled_from([None, "2012-03", "2019-08", "2024-01", "2026-10"])
HELD = st.lists(st.tuples(st.sampled_from(ASKED), STATES, DATES), max_size=12, unique_by=lambda one: one[0])


def shown(drawn: tuple[str, str, str | None]) -> Skill:
    name, state, last = drawn
    return a_skill(name, state, last=last if state == "demonstrated" else None)


def sums(person: Person) -> dict[tuple[str, str], tuple[float, float]]:
    """Give, unrounded, the weight covered and the whole weight at every shipped role and level."""
    found = {}
    for role in knowledge().market.roles:
        for level in role.levels:
            items = case_of(person, role, level).items
            covered = sum(item.weight * item.held.credit for item in items)
            found[role.role, level.level] = (covered, total_weight(items))
    return found


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HELD, st.tuples(st.sampled_from(ASKED), STATES, DATES))
def test_one_more_skill_lowers_no_shipped_fit_whatever_its_state_and_date(held, extra):
    have = {name: shown((name, state, last)) for name, state, last in held}
    before = sums(person_of(resume(), skills(*have.values()), knowledge().taxonomy))
    more = {extra[0]: shown(extra), **have}
    after = sums(person_of(resume(), skills(*more.values()), knowledge().taxonomy))
    for place, (covered, weight) in before.items():
        assert after[place][0] >= covered - 1e-12
        assert after[place][1] == pytest.approx(weight)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HELD, st.sampled_from(ASKED))
def test_a_skill_learnt_is_credited_as_if_all_were_credited_anew(held, learnt):
    taxonomy = knowledge().taxonomy
    have = skills(*(shown(one) for one in sorted(held)))
    one_by_one = person_with(person_of(resume(), have, taxonomy), learnt)
    anew = person_of(resume(), with_learnt(have, (learnt,), taxonomy, today=TODAY), taxonomy)
    for role in knowledge().market.roles:
        for level in role.levels:
            assert case_of(one_by_one, role, level).items == case_of(anew, role, level).items


@cache
def matched():
    advice = advice_on(INES, "ines.txt")
    return advice.resume, advice.skills


def match(posting: Posting) -> float:
    found = match_posting(posting, *matched(), knowledge().taxonomy)
    return found.fit.value if found.fit else 0.0


def weight_of(posting: Posting, ids: set[str]) -> float:
    """Give the share of the posting's weight that the needs with these skills carry, in points of fit."""
    weights = load_posting_rules().weights
    needs = [(weights[need.requirement], {skill.id for skill in need.skills}) for need in posting.needs]
    total = sum(weight for weight, _ in needs)
    return 100 * sum(weight for weight, members in needs if members & ids) / total if total else 0.0


@pytest.mark.slow
@pytest.mark.parametrize("text", POSTINGS, ids=["harbourlight", "quillstone"])
def test_one_word_of_a_posting_moves_the_match_by_no_more_than_its_own_weight(text):
    """It holds that without a skill's word nothing changes but what the word's own needs weigh."""
    whole = parse_posting(text, knowledge().taxonomy)
    start = match(whole)
    for skill in whole.skills:
        places = [hit.span() for hit in re.finditer(rf"(?<!\w){re.escape(skill.surface)}(?!\w)", text)]
        for first, last in places:
            other = parse_posting(f"{text[:first]}{'x' * 7}{text[last:]}", knowledge().taxonomy)
            changed = {one.id for one, two in pairs(whole, other) if one != two} | {
                two.id for one, two in pairs(whole, other) if one != two
            }
            due = max(weight_of(whole, changed), weight_of(other, changed))
            assert len(changed) <= len(
                {member.id for member in whole.skills if member.group == skill.group} | {skill.id}
            )
            assert abs(match(other) - start) <= due + 0.1, skill.surface


def pairs(whole: Posting, other: Posting):
    """Pair each skill of two readings with what the other makes of it."""
    there = {skill.id: skill for skill in other.skills}
    here = {skill.id: skill for skill in whole.skills}
    for name in sorted({*here, *there}):
        one, two = here.get(name), there.get(name)
        if one is None or two is None:
            kept = one or two
            assert kept is not None
            yield kept, msgspec.structs.replace(kept, requirement="mentioned")
        else:
            yield (
                msgspec.structs.replace(one, group=None, quote="", surface=""),
                msgspec.structs.replace(two, group=None, quote="", surface=""),
            )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b""),
        ("a.txt", b"   \n\n "),
        ("a.pdf", b"%PDF-1.4 broken"),
        ("a.docx", b"PK\x03\x04"),
        ("a.txt", b"\x00\x01" * 99),
    ],
)
def test_what_cannot_be_read_is_an_error_and_never_an_answer(name, data):
    with pytest.raises(DocumentError):
        advice_on(data, name)


def test_a_text_without_skills_has_no_fit_and_no_gaps_to_hide():
    report = advice_on("Ada Example\n\nI like long walks, R&D and going the extra mile.\n", "a.txt").report
    assert all(role.fit is None and role.note for role in report.roles)
