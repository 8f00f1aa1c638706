"""How firmly the sentences of a posting ask, and which of what they list are alternatives."""

from __future__ import annotations

import re

import pytest

from skillgap.market.posting import Named, asked_of, load_reading_rules, passages_of

RULES = load_reading_rules()
NAMES = ("Python", "Rust", "Kafka", "AWS", "GCP", "Redis", "SQL")


def asked(text: str, *names: str) -> dict[str, tuple[str, int | None]]:
    """Give requirement and group of the names, wherever they stand first."""
    named = [
        Named(name, text.index(name), text.index(name) + len(name)) for name in names or NAMES if name in text
    ]
    passages = passages_of(text, RULES, named=sorted(one.start for one in named), only_named=True)
    return {one.skill: (one.requirement, one.group) for one in asked_of(text, passages, named, RULES)}


def firmness(text: str) -> dict[str, str]:
    return {name: requirement for name, (requirement, _) in asked(text).items()}


@pytest.mark.parametrize(
    "sentence",
    [
        "Python is required, Rust a plus",
        "Strong Python; Rust is a plus",
        "Strong Python skills, experience with Rust is a plus",
        "Experience with Python, ideally with Rust",
        "Experience with Python (Rust preferred)",
        "Experience with Python, preferably Rust",
        "Strong Python; Rust is a\n  plus",
    ],
)
def test_a_part_of_a_sentence_may_merely_prefer(sentence: str) -> None:
    assert firmness(f"Requirements:\n- {sentence}\n") == {"Python": "required", "Rust": "preferred"}


def test_what_follows_a_preference_is_asked_for_as_before() -> None:
    text = "Requirements:\n- Experience with Python, preferably on AWS, as well as tools such as Kafka\n"
    assert firmness(text) == {"Python": "required", "AWS": "preferred", "Kafka": "required"}


def test_a_whole_list_may_be_a_plus() -> None:
    text = "Requirements:\n- Experience with tools such as Python, Rust, Kafka a strong plus\n"
    assert set(firmness(text).values()) == {"preferred"}


def test_assets_that_are_managed_are_no_asset() -> None:
    assert firmness("Requirements:\n- Python for asset management\n") == {"Python": "required"}


@pytest.mark.parametrize(
    ("heading", "requirement"),
    [
        ("To qualify for the role you must have:", "required"),
        ("Your toolkit:", "required"),
        ("Does this sound like you?", "required"),
        ("Also Valuable", "preferred"),
        ("Extras that give you an edge:", "preferred"),
        ("Further Requirements (Not Mandatory):", "preferred"),
        ("You Might Be a Good Fit If You…", "required"),
        ("You might thrive in this role, if you:", "required"),
        ("How to be successful in this role:", "required"),
        ("You'll need:", "required"),
        (
            "You will need the following skills and experience to join us as an engineer of our platform:",
            "required",
        ),
        ("Nice If You Have", "preferred"),
        ("What Success Looks Like", "mentioned"),
        ("We search people with experience\nin one of the following areas:", "required"),
        ("Role Profile", "mentioned"),
        ("Dein Profil", "required"),
        ("Deine Aufgaben", "mentioned"),
        ("Wünschenswert", "preferred"),
        ("Votre profil", "required"),
        ("Requisiti", "required"),
        ("Requisitos", "required"),
        ("Jouw profiel", "required"),
    ],
)
def test_headings(heading: str, requirement: str) -> None:
    assert firmness(f"Intro\n\n{heading}\n\n- Daily use of Python for this\n") == {"Python": requirement}


def test_desired_skills_are_required_where_no_other_section_requires() -> None:
    desired = "Desired skills and experience:\n- Python and Kafka\n"
    assert set(firmness(f"Duties:\n- Run our shop\n\n{desired}").values()) == {"required"}
    assert firmness(f"Requirements:\n- Rust\n\n{desired}")["Python"] == "preferred"
    assert set(firmness("Duties:\n- Run our shop\n\nNice to have:\n- Python\n").values()) == {"preferred"}


def test_what_follows_and_with_words_of_its_own_is_no_example() -> None:
    told = asked("Requirements:\n- Tools such as Kafka, Redis, and familiarity with Python\n")
    assert told["Kafka"] == told["Redis"] == ("required", 1)
    assert told["Python"] == ("required", None)


def test_a_name_inside_a_longer_one_counts_where_it_stands_nowhere_else() -> None:
    text = "Requirements:\n- Azure DevOps\n\nNice to have:\n- AWS or Azure\n"
    inner, devops, own = text.index("Azure"), text.index("Azure DevOps"), text.rindex("Azure")
    named = [
        Named("azure", inner, inner + 5),
        Named("azure-devops", devops, devops + 12),
        Named("aws", text.index("AWS"), text.index("AWS") + 3),
        Named("azure", own, own + 5),
    ]
    passages = passages_of(text, RULES, named=sorted(one.start for one in named))
    found = {one.skill: one for one in asked_of(text, passages, named, RULES)}
    assert (found["azure"].requirement, found["azure"].group) == ("preferred", 1)
    alone = {one.skill: one for one in asked_of(text, passages, named[:3], RULES)}
    assert alone["azure"].requirement == "required"


def test_a_plain_heading_is_one_also_behind_an_item_without_an_end() -> None:
    duties = "What you will do\n- Own the stores that feed finance, routing and planning\n"
    text = duties + "Requirements\n- Python\n" + "- We count eggs and hens\n" * 10
    assert firmness(text) == {"Python": "required"}


def test_an_item_may_head_the_items_set_further_in_below_it() -> None:
    text = "Requirements\n\n- Nice-to-have\n  - Some Python\n  - Some Rust\n- Solid SQL\n- Education\n  - AWS school\n"
    found = {"Python": "preferred", "Rust": "preferred", "SQL": "required", "AWS": "required"}
    assert firmness(text) == found


def test_the_first_line_of_a_wrapped_paragraph_is_no_heading() -> None:
    lines = [
        "Responsibilities",
        "",
        "You are part of a team that",
        "moves parcels with ease, and",
        "- Build in Python",
    ]
    text = "\n".join([*lines, *["- Carry parcels from here to there"] * 12])
    assert firmness(text) == {"Python": "mentioned"}


def test_years_of_a_company_ask_for_nothing() -> None:
    assert firmness("For 8 years, Acme has led with Python.") == {"Python": "mentioned"}


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("AWS or GCP", {"AWS", "GCP"}),
        ("AWS oder GCP", {"AWS", "GCP"}),
        ("AWS and / or GCP", {"AWS", "GCP"}),
        ("Speichern (z. B. Redis, Kafka)", {"Redis", "Kafka"}),
        ("AWS or GCP, Redis, Kafka", {"AWS", "GCP"}),
        ("stores (Redis, Kafka)", {"Redis", "Kafka"}),
        ("Python; experience with Redis, Kafka, or similar", {"Redis", "Kafka"}),
        ("the Office suite (Redis, Kafka)", set()),
        ("AWS (Redis, Kafka)", set()),
        ("stores (Redis, Kafka, others as needed)", {"Redis", "Kafka"}),
        ("one of the following stores & queues: Redis, Kafka", {"Redis", "Kafka"}),
        ("stores such\n  as Redis, Kafka", {"Redis", "Kafka"}),
        ("languages such as (but not\n  limited to) Redis, Kafka", {"Redis", "Kafka"}),
        ("Python or another language (Rust, SQL)", {"Python", "Rust", "SQL"}),
        ("Python and/or languages like Rust, SQL", {"Python", "Rust", "SQL"}),
        ("AWS, GCP, Oracle, etc.", {"AWS", "GCP"}),
        ("stores (Redis, Kafka, or open-source alternatives)", {"Redis", "Kafka"}),
        ("two or more of the following: Redis, Kafka", {"Redis", "Kafka"}),
        ("tools like Redis, Kafka for streams or similar", {"Redis", "Kafka"}),
        ("one of the stores - Redis, Kafka", {"Redis", "Kafka"}),
        ("AWS services (i.e., Redis, Kafka)", set()),
        ("Python work, including Redis or Kafka", {"Redis", "Kafka"}),
        ("Python partnerships with Redis or Kafka", {"Redis", "Kafka"}),
        ("Redis and Kafka", set()),
        ("Python and/or Rust/SQL", {"Python", "Rust", "SQL"}),
    ],
)
def test_alternatives(sentence: str, together: set[str]) -> None:
    found = asked(f"Requirements:\n- Experience with {sentence}\n")
    assert {name for name, (_, group) in found.items() if group is not None} == together


@pytest.mark.parametrize(
    ("sentence", "together"),
    [
        ("containers (docker, kubernetes)", set()),
        ("libraries like pandas, numpy", set()),
        ("containers (e.g. docker, kubernetes)", {"docker", "kubernetes"}),
        ("docker or kubernetes", {"docker", "kubernetes"}),
        ("tools like docker, podman", {"docker", "podman"}),
    ],
)
def test_what_is_used_side_by_side_offers_no_choice(sentence: str, together: set[str]) -> None:
    names = ("docker", "kubernetes", "podman", "pandas", "numpy")
    found = asked(f"Requirements:\n- Experience with {sentence}\n", *[n for n in names if n in sentence])
    assert {name for name, (_, group) in found.items() if group is not None} == together


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        (["tools such as Redis or similar", "stores (e.g., Redis, Kafka)"], {"Redis", "Kafka"}),
        (["Redis in production", "stores (e.g., Redis, Kafka)"], set()),
    ],
)
def test_a_plain_demand_counts_before_a_choice_and_a_choice_before_an_example(
    lines: list[str], together: set[str]
) -> None:
    text = "Requirements:\n" + "".join(f"- Experience with {line}\n" for line in lines)
    named = [Named(hit[0], hit.start(), hit.end()) for hit in re.finditer("Redis|Kafka", text)]
    passages = passages_of(text, RULES, named=sorted(one.start for one in named), only_named=True)
    found = asked_of(text, passages, named, RULES)
    assert {one.skill for one in found if one.group is not None} == together
