"""A person's word on skills is kept for that person, and only that one."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from skillgap.documents import NamedBytes, read_document
from skillgap.month import Month
from skillgap.resume import Contact, Resume, parse_resume
from skillgap.skills import Overrides, find_skills
from skillgap.workspace import open_store, overrides_of, person_of, recall, say, unsay, words_of
from tests.workspace.desk import knowledge

DAY = datetime.date(2026, 11, 2)


def _resume(examples: Path, name: str = "tobias-okafor.md") -> Resume:
    return parse_resume(read_document(examples / name), today=Month(2026, 11))


def test_a_word_is_found_again_for_another_file_of_the_same_person(examples: Path, tmp_path: Path) -> None:
    resume = _resume(examples)
    newer = NamedBytes("new.md", (examples / "tobias-okafor.md").read_bytes() + b"\n\nMore to come.\n")
    path = tmp_path / "workspace.sqlite3"
    with open_store(path) as store:
        say(store, person_of(store, resume), "terraform", "reject", on=DAY, note="only read about it")
    again = parse_resume(read_document(newer), today=Month(2026, 11))
    overrides = recall(path, again)
    assert overrides == Overrides(reject=("terraform",))
    assert "terraform" in find_skills(again, knowledge().taxonomy).by_id
    assert "terraform" not in find_skills(again, knowledge().taxonomy, overrides=overrides).by_id
    assert recall(path, _resume(examples, "ines-carvalho.txt")) == Overrides()


def test_a_later_word_replaces_an_earlier_one_and_can_be_forgotten(examples: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "workspace.sqlite3") as store:
        person = person_of(store, _resume(examples))
        say(store, person, "go", "reject", on=DAY)
        say(store, person, "go", "accept", on=DAY, note="I do write it")
        (word,) = words_of(store, person)
        assert (word.verdict, word.note, word.said) == ("accept", "I do write it", "2026-11-02")
        assert overrides_of(store, person) == Overrides(accept=("go",))
        assert unsay(store, person, "go")
        assert not unsay(store, person, "go")
        assert words_of(store, person) == ()


def test_without_a_workspace_nothing_is_recalled_and_none_is_made(examples: Path, tmp_path: Path) -> None:
    assert recall(tmp_path / "workspace.sqlite3", _resume(examples)) == Overrides()
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_the_key_of_a_person_tells_nothing_about_them(examples: Path, tmp_path: Path) -> None:
    resume = _resume(examples)
    with open_store(tmp_path / "one.sqlite3") as one, open_store(tmp_path / "two.sqlite3") as two:
        assert person_of(one, resume) != person_of(two, resume)
        nobody = msgspec.structs.replace(resume, contact=Contact())
        by_name = msgspec.structs.replace(resume, contact=Contact(name=" TOBIAS  okafor"))
        same = msgspec.structs.replace(resume, contact=Contact(name="Tobias Okafor"))
        assert len({person_of(one, each) for each in (resume, nobody, by_name)}) == 3
        assert person_of(one, by_name) == person_of(one, same)
