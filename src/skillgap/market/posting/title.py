"""Read the role and the level out of a posting's title, skills, years and stated seniority."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from skillgap.market.posting.rules import ReadingRules, TitleRules
from skillgap.market.profile import LEVELS, LevelName

Basis = Literal["title", "years", "stated", "none"]

_WORD = re.compile(r"[a-zß-öø-ÿ0-9+#]+|\|")
_PARTS = re.compile(r"\s[-–—|@]\s|[,(|:]|\s-|-\s")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_TURNED = re.compile(
    r"^\W*((?:senior |sr\.? |staff |principal |lead |junior )?(?:engineer|developer|analyst|scientist|architect)(?: (?:i{1,3}|iv|\d))?)\s*,\s*([^,(|]+)",
    re.I,
)
"""A title written backwards: "Engineer, Software Development"."""


class LevelFound(NamedTuple):
    """A level with what told it; None where nothing does."""

    level: LevelName | None
    basis: Basis


class Job(NamedTuple):
    """What a posting is for."""

    role: str
    """Empty for a job that is set aside or that no rule knows."""
    words: str
    """The title, with what the text calls the job where the title does not tell; they may say a level."""


def role_of(title: str, rules: ReadingRules) -> str:
    """Give the role a title means; "" for a job that is set aside or that no rule knows.

    The phrase with the most words decides, one in the head of the title before one behind a comma or dash. A phrase
    that sets aside counts in the head only, and for one word more: "Data Engineering Manager" is a manager. What stands
    in brackets is read only where the rest says nothing.
    """
    return titled(title, rules) or ""


def titled(title: str, rules: ReadingRules) -> str | None:
    """Give the role as `role_of` does, but None for a job no rule knows; "" is one that is set aside."""
    if "(" in title:
        title = _BRACKETS.sub(lambda hit: _unbracketed(hit[0], rules.titles), title, count=1)
    found = _role_in(_BRACKETS.sub(" ", title), rules.titles)
    if found is None:
        return _role_in(title, rules.titles)
    within = rules.brackets.get(found)
    inner = _role_in(" ".join(_BRACKETS.findall(title)).strip("()[]"), rules.titles) if within else None
    return inner if within and inner in within else found


def _unbracketed(brackets: str, titles: TitleRules) -> str:
    """Put a comma in the place of brackets that hold nothing but a field: "Software Engineer (AI)"."""
    return f", {brackets[1:-1]} " if normal_title(brackets, titles) in titles.unbracketed else brackets


def settled(job: Job, families: Sequence[str], rules: ReadingRules) -> str:
    """Give the role once it is known of which families the skills are that are asked for and not merely mentioned.

    A title may promise a field its posting hardly asks for: "AI Engineer" for work on services and their stores.
    """
    for tie in rules.ties:
        if tie.role != job.role:
            continue
        title = normal_title(_turned(job.words), rules.titles) if tie.titles else ""
        if tie.titles and not _holds(title, tie.titles):
            continue
        if tie.but and _holds(title, tie.but):
            continue
        among = [family for family in families if not tie.among or family in tie.among]
        share = sum(family in tie.families for family in among) / max(1, len(among))
        if len(among) >= tie.least:
            return tie.instead if share < tie.part else job.role
    return job.role


def _holds(title: str, phrases: Sequence[str]) -> bool:
    """Tell whether a title holds one of the phrases as whole words."""
    return any(f" {words} " in title for words in phrases)


def _role_in(title: str, titles: TitleRules) -> str | None:
    """Give the role of the phrase that wins; "" when it sets the title aside, None when there is none."""
    head = normal_title(_PARTS.split(_turned(title), maxsplit=1)[0], titles)
    whole = normal_title(_turned(title), titles)
    best: tuple[int, int, int, str] | None = None
    for phrase in (phrase for word in set(whole.split()) for phrase in titles.phrases.get(word, ())):
        found = phrase.pattern.search(whole)
        if found is None:
            continue
        outside = 0 if found.end() <= len(head) else 1
        if outside and not phrase.role:
            continue
        weight = phrase.words + (not phrase.role)
        rank = (-weight, outside, phrase.order, phrase.role)
        best = rank if best is None or rank < best else best
    return best[3] if best else None


def level_of(title: str, text: str, *, years: int | None, stated: str, rules: ReadingRules) -> LevelFound:
    """Give the level: a word in the title decides, then the years asked for, then the seniority that is stated.

    A text states it by inviting beginners, else `stated` is what the posting's field of seniority says.
    """
    if told := level_in(title, rules):
        return LevelFound(told, "title")
    if years is not None:
        return LevelFound(level_of_years(years, rules), "years")
    if rules.invites_beginners(text):
        return LevelFound("entry", "stated")
    level_stated = rules.stated.get(" ".join(stated.split()).casefold())
    return LevelFound(level_stated, "stated") if level_stated else LevelFound(None, "none")


def level_in(title: str, rules: ReadingRules) -> LevelName | None:
    """Give the level a title says, if any."""
    text = normal_title(_lower(title, rules), rules.titles, noise=False)
    return next((level for level, words in rules.titles.levels if any(word in text for word in words)), None)


def _lower(title: str, rules: ReadingRules) -> str:
    """Keep the lower of two levels a title leaves open: "Senior/Staff Engineer" is open to a senior."""
    return rules.level_choice.sub(lambda hit: hit["low"], title)


def level_of_years(years: int, rules: ReadingRules) -> LevelName:
    """Give the highest level whose years are reached."""
    reached = [level for level in LEVELS if years >= rules.years[level]]
    return reached[-1] if reached else LEVELS[0]


def normal_title(title: str, titles: TitleRules, *, noise: bool = True) -> str:
    """Lower a title, cut it into words, spell them one way; opens and ends with a space."""
    text = f" {' '.join(_WORD.findall(title.casefold()))} "
    for old, new in titles.spelling:
        while old in text and old != new:
            text = text.replace(old, new)
    for phrase in titles.noise if noise else ():
        while phrase in text:
            text = text.replace(phrase, " ")
    return text


def _turned(title: str) -> str:
    """Put a title written backwards right: "Engineer, Data (Paris)" is "Data Engineer (Paris)"."""
    found = _TURNED.match(title)
    if found is None:
        return title
    return f"{found[2].strip()} {found[1]} {title[found.end() :]}"
