"""Roles and how titles name them: `roles.yaml`, and what is compiled of it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from skillgap.authored import read_authored
from skillgap.errors import DataError
from skillgap.market.posting.rules.authored import LevelWords


class RoleRule(msgspec.Struct, frozen=True, kw_only=True):
    """How a role is told by its title, and what its profile says about it."""

    role: str
    phrases: tuple[str, ...]
    """Words in a row; ".." stands for up to three words between."""
    title: str = ""
    summary: str = ""
    titles: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Skills that have a row however rarely they are named, such as those the role's path asks for."""


class Unsure(msgspec.Struct, frozen=True, kw_only=True):
    """A role whose titles are also given to other jobs, which the text then names."""

    role: str
    named: tuple[str, ...]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A role whose title promises what the posting may hardly ask for."""

    role: str
    instead: str
    families: tuple[str, ...]
    """Families of skills the role is told by."""
    part: float
    """Least share of what is asked firmly that must belong to them."""
    least: int
    """Things asked firmly below which nothing can be told."""
    titles: tuple[str, ...] = ()
    """Words in a row one of which the title must hold; none takes every title."""
    but: tuple[str, ...] = ()
    """Words in a row the title must not hold."""
    among: tuple[str, ...] = ()
    """Families of which the share is taken; none takes all."""


class RolesFile(msgspec.Struct, frozen=True, kw_only=True):
    """`roles.yaml`, or a file of the user's own in its place."""

    schema: int
    source: str
    roles: tuple[RoleRule, ...]
    noise: tuple[str, ...] = ()
    spelling: dict[str, str] = {}
    aside: tuple[str, ...] = ()
    brackets: dict[str, tuple[str, ...]] = {}
    """Role → roles which brackets behind its title may name instead."""
    unbracketed: tuple[str, ...] = ()
    """What brackets may hold to be read as the end of the title itself."""
    bare: dict[str, str] = {}
    """Title → role where neither the title nor the text says more."""
    unsure: tuple[Unsure, ...] = ()
    ties: tuple[Tie, ...] = ()


class Phrase(msgspec.Struct, frozen=True):
    """A phrase of a title, compiled; `role` is "" for one that sets the title aside."""

    role: str
    pattern: re.Pattern[str]
    words: int
    first: str
    """A word the title must hold for the pattern to be tried."""
    order: int
    """Place in the file; of equal phrases the earlier decides."""


class TitleRules:
    """Everything that reads titles, compiled once."""

    def __init__(self, roles: RolesFile, levels: tuple[LevelWords, ...]) -> None:
        self.noise = [f" {phrase} " for phrase in sorted(roles.noise, key=len, reverse=True)]
        self.bare = roles.bare
        self.unbracketed = frozenset(f" {words} " for words in roles.unbracketed)
        self.spelling = [(f" {old} ", f" {new} ") for old, new in roles.spelling.items()]
        told = [("", text) for text in roles.aside]
        told += [(rule.role, text) for rule in roles.roles for text in rule.phrases]
        self.phrases: dict[str, list[Phrase]] = {}
        """By their first word."""
        for order, (role, text) in enumerate(told):
            phrase = _phrase(role, text, order)
            self.phrases.setdefault(phrase.first, []).append(phrase)
        self.levels = [(row.level, tuple(f" {word} " for word in row.words)) for row in levels]


def read_roles(path: Path) -> RolesFile:
    """Read a file of roles of the user's own. Raises DataError, also where it names no roles or one twice."""
    roles = read_authored(path, RolesFile)
    if problems := _problems(roles, path):
        raise DataError(problems)
    return roles


def _problems(roles: RolesFile, path: Path) -> list[str]:
    names = [rule.role for rule in roles.roles]
    problems = [
        f"{path}: found the role '{name}' more than once"
        for name in sorted(set(names))
        if names.count(name) > 1
    ]
    problems += [
        f"{path}: found no phrase for the role '{rule.role}'" for rule in roles.roles if not rule.phrases
    ]
    return problems if names else [f"{path}: found no roles; expected at least one"]


def _phrase(role: str, text: str, order: int) -> Phrase:
    words = text.split()
    pattern = ""
    for word in words:
        pattern += r"(?:\S+ ){0,3}" if word == ".." else re.escape(word) + " "
    literal = [word for word in words if word != ".."]
    return Phrase(role, re.compile(rf"(?<= ){pattern}"), len(literal), literal[0], order)
