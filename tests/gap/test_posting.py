"""Reading postings: sections, cues, either-or lists, bars, and when a posting asks for several people."""

from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillgap.gap.posting import check_unicorn, match_posting, parse_posting, sizes_of
from skillgap.market.posting import load_reading_rules
from skillgap.market.posting.groups import Span, groups_in
from skillgap.month import Month
from skillgap.skills import load_taxonomy
from tests.gap.people import resume, skill, skills

TAXONOMY = load_taxonomy()
TODAY = Month(2026, 11)


def asked(text, title="Data Engineer"):
    return {s.id: s.requirement for s in parse_posting(text, TAXONOMY, title=title).skills}


@pytest.mark.parametrize(
    ("heading", "requirement"),
    [
        ("Requirements", "required"),
        ("What you bring:", "required"),
        ("Who you are", "required"),
        ("Nice to have", "preferred"),
        ("Preferred qualifications", "preferred"),
        ("Bonus points", "preferred"),
        ("Responsibilities", "mentioned"),
        ("Our tech stack", "mentioned"),
    ],
)
def test_a_heading_says_how_firmly_its_section_asks(heading, requirement):
    text = f"{heading}\n\n- Terraform in production\n- Kubernetes\n"
    assert asked(text) == {"terraform": requirement, "kubernetes": requirement}


@pytest.mark.parametrize(
    ("line", "requirement"),
    [
        ("Terraform is a plus.", "preferred"),
        ("Ideally you know Terraform.", "preferred"),
        ("You have strong experience with Terraform.", "required"),
        ("Our platform is built with Terraform.", "mentioned"),
    ],
)
def test_a_sentence_overrules_its_section(line, requirement):
    assert asked(f"We deliver parcels.\n\n{line}\n") == {"terraform": requirement}


def test_lines_without_bullets_do_not_lend_each_other_their_cues():
    text = (
        "What You Bring to the Table\nAdvanced SQL\nFamiliarity with PostgreSQL a plus\nTableau dashboards\n"
    )
    found = asked(text)
    assert found["sql"] == "required"
    assert found["postgresql"] == "preferred"
    assert found["tableau"] == "required"


def test_a_skill_named_twice_counts_as_firmly_as_it_is_asked_for_anywhere():
    text = "Responsibilities\n- Run Kubernetes\n\nRequirements\n- Kubernetes\n\nNice to have\n- more Kubernetes\n"
    assert asked(text) == {"kubernetes": "required"}


NAMES = ("AWS", "GCP", "Azure", "Docker", "Jest", "Vitest")


def groups(sentence):
    spans = [
        Span(sentence.index(name), sentence.index(name) + len(name), name)
        for name in NAMES
        if name in sentence
    ]
    found = groups_in(sentence, spans, load_reading_rules().groups)
    return [[span.skill for span in group] for group in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("AWS, GCP or Azure", [["AWS", "GCP", "Azure"]]),
        ("AWS, GCP and Azure", []),
        ("Jest/Vitest and Docker", [["Jest", "Vitest"]]),
        ("a cloud (e.g. AWS, GCP), Docker", [["AWS", "GCP"]]),
        ("clouds (AWS, GCP)", [["AWS", "GCP"]]),
        ("clouds such as AWS, GCP, Azure", [["AWS", "GCP", "Azure"]]),
        ("AWS, GCP, or similar", [["AWS", "GCP"]]),
        ("AWS, GCP, or a similar platform", [["AWS", "GCP"]]),
        ("AWS or GCP, Docker", [["AWS", "GCP"]]),
        ("AWS or GCP and Jest or Vitest", [["AWS", "GCP"], ["Jest", "Vitest"]]),
        ("AWS. Docker or more", []),
        ("AWS", []),
    ],
)
def test_either_or_lists(sentence, expected):
    assert groups(sentence) == expected


def test_degrees_years_and_publications():
    text = (
        "Requirements\n- Bachelor's or Master's degree in computer science\n- 4-6 years of experience with Python\n"
        "- Publications at NeurIPS\n\nNice to have\n- PhD\n"
    )
    found = parse_posting(text, TAXONOMY, title="AI Engineer")
    assert (found.degree, found.years_min, found.publications, found.level) == ("bachelor", 4, True, "mid")
    assert parse_posting("Requirements\n- Master's degree in physics\n", TAXONOMY).degree == "master"
    assert parse_posting("Requirements\n- Kubernetes\n\nNice to have\n- PhD\n", TAXONOMY).degree is None
    assert parse_posting("Requirements\n- High school diploma or equivalent\n", TAXONOMY).degree is None
    assert parse_posting("People of leading PhD programs work here.", TAXONOMY).degree is None
    assert parse_posting("Profil\n- Bac+5 en informatique\n", TAXONOMY).degree == "master"


def test_marks_between_words_are_no_words_of_a_title():
    title = "Acme (Remote US) — Full-Stack Software Engineer — TypeScript / Postgres / React / AI"
    assert parse_posting(f"{title}\nWe move parcels.", TAXONOMY).title == title


def test_of_later_lines_only_a_short_one_is_a_title():
    text = "Office Clerk\nKeep the records of our shops in the software of the house\nMore"
    assert parse_posting(text, TAXONOMY).title == "Office Clerk"


def test_one_reason_is_no_verdict():
    text = "Requirements\n- PhD in computer science\n- Python\n"
    found = check_unicorn(parse_posting(text, TAXONOMY, title="Data Engineer"), TAXONOMY, today=TODAY)
    assert [reason.code for reason in found.reasons] == ["research-bars"]
    assert not found.verdict
    research = check_unicorn(parse_posting(text, TAXONOMY, title="AI Researcher"), TAXONOMY, today=TODAY)
    assert not research.reasons


def test_years_belong_to_the_tool_named_after_them():
    text = "Requirements\n- 3+ years of experience with LangChain and 9+ years of experience with Python\n"
    found = parse_posting(text, TAXONOMY, title="AI Engineer")
    assert {(asked.skill, asked.years) for asked in found.years_of} == {("langchain", 3), ("python", 9)}
    assert not check_unicorn(found, TAXONOMY, today=TODAY).reasons
    earlier = check_unicorn(found, TAXONOMY, today=Month(2024, 1))
    assert [reason.code for reason in earlier.reasons] == ["older-than-tool"]


def test_a_group_counts_once_in_the_match():
    posting = parse_posting("Requirements\n- Python\n- AWS, GCP or Azure\n", TAXONOMY)
    match = match_posting(posting, resume(), skills(skill("python"), skill("aws")), TAXONOMY)
    assert match.fit.value == 100.0
    assert [need.names for need in match.covered] == [
        ("Python",),
        ("Amazon Web Services", "Google Cloud", "Microsoft Azure"),
    ]
    none = match_posting(posting, resume(), skills(), TAXONOMY)
    assert none.fit is None
    assert len(none.missing) == 2


@given(
    have=st.sets(st.sampled_from(["python", "aws", "kubernetes", "pytorch"])),
    extra=st.sampled_from(["python", "aws", "kubernetes", "pytorch"]),
)
@settings(deadline=None, max_examples=30)
def test_one_more_skill_never_lowers_the_match(have, extra):
    posting = parse_posting(
        "Requirements\n- Python\n- AWS or Azure\n- Kubernetes\n\nNice to have\n- TensorFlow\n", TAXONOMY
    )

    def value(ids):
        found = match_posting(posting, resume(), skills(*(skill(id_) for id_ in sorted(ids))), TAXONOMY)
        return found.fit.value if found.fit else 0.0

    assert value(have | {extra}) >= value(have)


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=40)
def test_no_text_breaks_the_reader(text):
    parse_posting(text, TAXONOMY)


class Stored(NamedTuple):
    """A stored posting."""

    required: tuple[tuple[str, ...], ...]


def sizes(*counts, role="data-engineer", least=1):
    skill_names = sorted(TAXONOMY.by_id)
    postings = [Stored(tuple((name,) for name in skill_names[:count])) for count in counts]
    rows = {role: postings, "other": postings}
    return sizes_of(role, rows, lambda name: rows[name], TAXONOMY)


def test_many_needs_are_held_against_the_stored_postings_of_the_role_and_of_all():
    few, many = [3] * 95 + [30] * 5, [30] * 100
    assert [each.role for each in sizes(*few)] == ["data-engineer", ""]
    assert [each.role for each in sizes(1, 2, 3)] == [""]
    assert sizes(*few)[0].percentile(3) == 0.95
    assert sizes_of("data-engineer", [], lambda name: [], TAXONOMY) == ()
    text = "Requirements\n" + "\n".join(
        f"- {name}" for name in ("Python", "SQL", "Docker", "Terraform", "Kafka")
    )
    posting = parse_posting(text, TAXONOMY, title="Data Engineer")

    def codes(found):
        return [reason.code for reason in check_unicorn(posting, TAXONOMY, today=TODAY, sizes=found).reasons]

    assert codes(sizes(*[3] * 100)) == ["many-needs"]
    assert codes(sizes(*many)) == []
    own, everyone = sizes(*[3] * 100)[0], sizes(*many)[1]
    assert codes([own, everyone]) == [], (
        "what is usual elsewhere is no reason, however short the role's postings are"
    )


def test_without_stored_postings_the_percentile_is_unknown():
    posting = parse_posting("Requirements\n- Python\n", TAXONOMY, title="Data Engineer")
    found = check_unicorn(posting, TAXONOMY, today=TODAY)
    assert (found.percentile, found.postings) == (None, 0)


def test_fields_of_work_count_only_where_few_mix_as_many():
    names = (
        "react",
        "typescript",
        "angular",
        "kubernetes",
        "terraform",
        "helm",
        "pytorch",
        "keras",
        "deep-learning",
    )
    text = "Requirements\n" + "".join(f"- {TAXONOMY.name(name)}\n" for name in names)
    posting = parse_posting(text, TAXONOMY, title="Data Engineer")
    mixed = Stored(tuple((name,) for name in names))
    usual = sizes_of("x", ["x"], lambda name: [mixed] * 9, TAXONOMY)
    rare = sizes_of("x", ["x"], lambda name: [Stored((("python",),))] * 9, TAXONOMY)

    def codes(found):
        return [reason.code for reason in check_unicorn(posting, TAXONOMY, today=TODAY, sizes=found).reasons]

    assert "mixed-fields" in codes(rare)
    assert "mixed-fields" not in codes(usual)


def test_a_full_stack_of_a_few_tools_mixes_no_fields():
    lines = ("TypeScript, React and Node.js", "PostgreSQL, Redis, REST and GraphQL", "Docker, CI/CD and AWS")
    text = "Requirements\n" + "".join(f"- {line}\n" for line in lines)
    rare = sizes_of("x", ["x"], lambda name: [Stored((("python",),))] * 9, TAXONOMY)
    posting = parse_posting(text, TAXONOMY, title="Full-Stack Engineer")
    assert check_unicorn(posting, TAXONOMY, today=TODAY, sizes=rare).reasons[1:] == ()


def test_a_doctorate_is_told_in_other_languages():
    text = (
        "Dein Profil\n- Abgeschlossene Promotion in Informatik\n- Publikationen auf Konferenzen\n- Python\n"
    )
    posting = parse_posting(text, TAXONOMY, title="Machine Learning Engineer")
    assert (posting.degree, posting.publications) == ("doctorate", True)


GERMAN = """Wir suchen eine Person für das Team, die mit uns die Plattform auf der ganzen Welt betreibt und sie pflegt.

Deine Aufgaben
- Du baust mit dem Team die Plattform, auf der die Daten liegen, und arbeitest mit Terraform.

Dein Profil
- Mindestens 4 Jahre Erfahrung mit Python oder Java
- Kenntnisse in Kubernetes

Von Vorteil
- Kenntnisse in PyTorch
"""
FRENCH = """Nous recherchons une personne pour notre équipe à Lyon, qui travaille sur les données avec vous et pour vous.

Vos missions
- Vous êtes dans une équipe qui travaille sur les données avec Terraform et pour les métiers.

Votre profil
- Une expérience de 4 ans avec Python ou Java
- Kubernetes

Les plus
- PyTorch
"""


@pytest.mark.parametrize(("language", "text"), [("German", GERMAN), ("French", FRENCH)])
def test_headings_of_another_language_tell_how_firmly_a_skill_is_asked_for(language, text):
    found = parse_posting(text.split("\n")[0] * 3 + text, TAXONOMY, title="Data Engineer")
    asked = {skill.id: (skill.requirement, skill.group) for skill in found.skills}
    assert (found.language, found.years_min) == (language, 4)
    assert asked["python"] == asked["java"] == ("required", 1)
    assert asked["kubernetes"] == ("required", None)
    assert asked["pytorch"][0] == "preferred"
    assert asked["terraform"][0] == "mentioned"


def test_of_an_unknown_language_everything_is_merely_mentioned():
    text = (
        "Szukamy osoby, która zna Python i Kubernetes oraz lubi pracować w zespole w Krakowie nad danymi. "
        * 5
    )
    found = parse_posting(f"Requirements\n{text}", TAXONOMY, title="Data Engineer")
    assert found.language == ""
    assert {skill.requirement for skill in found.skills} == {"mentioned"}


def test_an_english_posting_keeps_its_words():
    assert parse_posting("Requirements\n- You have experience with Python\n", TAXONOMY).language == "English"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Tinsmith (all genders)", "Tinsmith (all genders)"),
        ("About us", ""),
        ("We build things.", ""),
        ("Location: Cork", ""),
    ],
)
def test_the_first_line_is_the_title_where_it_reads_like_one(first, title):
    assert parse_posting(f"{first}\n\nYou will work with Python.\n", TAXONOMY).title == title


def test_plus_between_two_skills_prefers_neither():
    assert asked("Requirements\n- SQL plus Python\n- Docker is a plus\n- Terraform a big plus!\n") == {
        "sql": "required",
        "python": "required",
        "docker": "preferred",
        "terraform": "preferred",
    }


def test_the_match_quotes_the_line_that_shows_the_skill_best():
    listed, shown = skill("python", "claimed").mentions[0], skill("python").mentions[0]
    listed = msgspec.structs.replace(listed, quote="Python, SQL")
    held = msgspec.structs.replace(skill("python"), mentions=(listed, shown))
    posting = parse_posting("Requirements\n- Python\n", TAXONOMY)
    (need,) = match_posting(posting, resume(), skills(held), TAXONOMY).covered
    assert need.quote == "Built it with python."
