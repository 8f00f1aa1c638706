"""Careers of many kinds, all invented: the role that comes first and the level are those a person would name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from skillgap.advice import Request, advise_on, load_knowledge
from skillgap.documents import NamedBytes, read_document
from skillgap.month import Month

REQUEST = Request(today=Month(2026, 11))
CAREERS = [
    tuple(part.partition("\n")[::2])
    for part in re.split(r"(?m)^=== ", Path(__file__).with_name("careers.txt").read_text(encoding="utf-8"))[
        1:
    ]
]


@cache
def knowledge():
    return load_knowledge(today=REQUEST.today)


@pytest.mark.parametrize(("expected", "text"), CAREERS, ids=[head.split("| ")[-1] for head, _ in CAREERS])
def test_role_and_level_suit_the_career(expected, text):
    roles, levels, _ = (part.split() for part in expected.split("|"))
    document = read_document(NamedBytes(name="resume.txt", data=text.encode()))
    report = advise_on(document, REQUEST, knowledge()).report
    assert report.roles[0].role in roles, [role.role for role in report.roles[:4]]
    assert report.level in levels, report.level_why
