"""Records of no set schema → lines, by the names of their fields."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from skillgap.authored import read_shipped
from skillgap.documents.formats.web import TAG
from skillgap.documents.page.flow import Flow
from skillgap.documents.records.fields import items, short_date, text_of

_DEEP = 8
_SHORT = 48
"""Letters of a value that stands in a list between commas."""
_NONE = frozenset({"null", "~", "none", "n/a"})


class Shapes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the fields of records are called; see shapes.yaml."""

    schema: int
    source: str
    wrappers: tuple[str, ...]
    sections: dict[str, str]
    telling: frozenset[str]
    person: dict[str, tuple[str, ...]]
    title: tuple[str, ...]
    employer: tuple[str, ...]
    named: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    dates: tuple[str, ...]
    place: tuple[str, ...]
    listed: frozenset[str]
    ignored: frozenset[str]


@cache
def shapes() -> Shapes:
    """Load the names of the fields."""
    return read_shipped(Path(__file__).parent / "shapes.yaml", Shapes)


def fold(key: object) -> str:
    """Give a key without what people part its words with: "startDate", "start_date" and "Start date" are one."""
    return re.sub(r"[^a-z0-9$]", "", str(key).lower())


def unwrapped(data: Any) -> Any:
    """Take a record out of what wraps it, with the sections it keeps apart."""
    if not isinstance(data, dict):
        return data
    inner = next((data[key] for key in shapes().wrappers if isinstance(data.get(key), dict)), None)
    if inner is not None and not is_resume(data) and is_resume(unwrapped(inner)):
        data = inner
    if isinstance(data.get("sections"), dict):
        data = {**{key: value for key, value in data.items() if key != "sections"}, **data["sections"]}
    return data


def is_resume(data: dict[str, Any]) -> bool:
    """Tell whether a record holds a section that resumes have."""
    found = [fold(key) for key, value in data.items() if isinstance(value, (list, dict)) and value]
    return "basics" in found or bool(shapes().telling.intersection(found))


class Shaped:
    """Writes a record out."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.links: list[str] = []
        self._values = 0

    def write(self, data: dict[str, Any]) -> None:
        """Write the person's lines, then every section."""
        told: set[str] = set()
        for part, names in shapes().person.items():
            found = [(key, value) for key, value in data.items() if fold(key) in names]
            found = found if part in ("name", "contact") else found[:1]
            words = dict.fromkeys(word for _, value in found for word in self.words(value))
            name = part == "name"
            self.flow.add((" " if name else " | ").join(words), heading=int(name), bold=name)
            told.update(key for key, _ in found)
        self.sections({key: value for key, value in data.items() if key not in told})

    def sections(self, data: dict[str, Any]) -> None:
        """Write every section under its heading."""
        for key, value in data.items():
            name = fold(key)
            if name in shapes().ignored or not value:
                continue
            heading = (
                shapes().sections.get(name)
                or re.sub(r"[_-]+|(?<=[a-z])(?=[A-Z])", " ", str(key)).strip().capitalize()
            )
            if isinstance(value, str) and name not in shapes().sections:
                continue
            self.flow.add(heading, heading=2, bold=True)
            self.value(value, 1, listed=name in shapes().listed)

    def words(self, value: Any, depth: int = 0) -> list[str]:
        """Give the texts in a value, in order."""
        self.count()
        if depth > _DEEP:
            return []
        if isinstance(value, dict):
            return [word for part in value.values() for word in self.words(part, depth + 1)]
        if isinstance(value, list):
            return [word for part in value for word in self.words(part, depth + 1)]
        text = self.plain(text_of(value))
        return [text] if text and text.lower() not in _NONE else []

    def count(self) -> None:
        """Keep count of the values looked at: names in YAML can stand for very many."""
        self._values += 1
        request = self.flow.request
        request.limits.check(
            request.name, what="values", found=self._values, allowed=request.limits.characters // 10
        )

    def value(self, value: Any, depth: int, *, listed: bool = False) -> None:
        """Write any value: a text as a paragraph, texts as a list, fields as an entry."""
        self.count()
        if depth > _DEEP:
            return
        if isinstance(value, dict):
            self.fields(value, depth)
        elif isinstance(value, list):
            texts = self.words([part for part in value if not isinstance(part, (dict, list))])
            if (
                texts
                and (listed or all(len(text) <= _SHORT for text in texts))
                and not any("." in text[-1:] for text in texts)
            ):
                self.flow.add(", ".join(texts))
            else:
                for text in texts:
                    self.flow.add(text, bullet=True)
            for part in value:
                if isinstance(part, (dict, list)):
                    self.value(part, depth + 1)
        else:
            self.flow.add("\n".join(self.words(value)))

    def fields(self, entry: dict[str, Any], depth: int) -> None:
        """Write an entry: its title, employer and dates on one line, the rest below."""
        taken: set[str] = set()
        opening = self.opening(entry, taken)
        rest = [
            (key, value)
            for key, value in entry.items()
            if key not in taken and fold(key) not in shapes().ignored and value
        ]
        flat = [
            (key, value)
            for key, value in rest
            if not isinstance(value, (list, dict)) or fold(key) in shapes().listed or _is_flat(value)
        ]
        if not opening and flat == rest and depth > 0:
            for key, value in rest:
                self.flow.add(f"{str(key).replace('_', ' ')}: {', '.join(self.words(value))}")
            return
        if len(opening) == 1 and len(rest) == 1 and (rest[0] in flat):
            self.flow.add(f"{opening[0]}: {', '.join(self.words(rest[0][1]))}")
            return
        self.flow.add(" | ".join(opening), bold=True)
        for key, value in rest:
            self.value(value, depth + 1, listed=fold(key) in shapes().listed)

    def opening(self, entry: dict[str, Any], taken: set[str]) -> list[str]:
        """Gather what opens an entry, in the order title, employer, dates, place; note the keys used."""
        known = shapes()

        def take(names: tuple[str, ...], *, most: int = 1) -> list[str]:
            found: list[str] = []
            for name in names:
                for key, value in entry.items():
                    if (
                        fold(key) == name
                        and key not in taken
                        and len(found) < most
                        and not _holds_more(value)
                    ):
                        words = self.words(value)
                        taken.add(key)
                        found += [", ".join(words)] if words else []
            return found

        title, employer = take(known.title, most=2), take(known.employer)
        if not title or not employer:
            title += take(known.named)
        start, end = take(known.start), take(known.end)
        dates = take(known.dates)
        both = f"{_dated(start)} – {_dated(end) or 'present'}" if start else _dated(end)
        return [part for part in (" ".join(title), *employer, both, *dates, *take(known.place)) if part]

    def plain(self, text: str) -> str:
        """Take tags and commands of TeX out of a text."""
        if "\\" in text:
            from skillgap.documents.markup.latex import inline

            text = inline(text)
        return TAG.sub(" ", text) if "<" in text else text


def _dated(parts: list[str]) -> str:
    return short_date(parts[0]) if parts else ""


def _is_flat(value: Any) -> bool:
    return all(not isinstance(part, (dict, list)) and len(str(part)) <= _SHORT for part in items(value))


def _holds_more(value: Any) -> bool:
    """Tell whether a value is a list of entries of its own."""
    return any(isinstance(part, (dict, list)) for part in items(value))
