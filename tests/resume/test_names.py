"""Many names are found in a text, the longest at each place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from skillgap.resume.vocabulary import Names, alternation

NAMES = ("master", "master of science", "m.sc", "m.sc.", "ma", "m a", "bachelor", "ba")
PIECES = (*NAMES, "of", "science", " ", "  ", "\t", ".", "'", "-", ",", "x", "1")


def test_the_longest_name_is_found_whatever_the_blanks():
    assert Names(NAMES).find("a master  of\nscience, m.sc.") == [
        (2, 20, "master of science"),
        (22, 27, "m.sc."),
    ]


def test_a_part_of_a_word_is_no_name():
    assert Names(NAMES).find("mastery, webmaster, master's, x-ma") == []


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_names_are_those_one_pattern_would_find(text):
    pattern = re.compile(rf"(?<![\w.'-])(?:{alternation(NAMES)})(?![\w'])")
    wanted = [
        (match.start(), match.end(), " ".join(match.group().split())) for match in pattern.finditer(text)
    ]
    assert Names(NAMES).find(text) == wanted
