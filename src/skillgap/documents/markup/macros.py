"""The plain mechanics of TeX: comments, groups in braces, commands a document defines for itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from skillgap.patterns import regex

_COMMENT = regex(r"(?<!\\)((?:\\\\)*)%.*?(?:\n[ \t]*|\Z)")
_COMMENT_LINE = regex(r"^[ \t]*%.*\n", re.MULTILINE)
_DEFINED = regex(r"\\(?:re)?(?:new|provide)command\*?\s*(?:\{\s*\\([A-Za-z@]+)\s*\}|\\([A-Za-z@]+))")
_HEAD = regex(r"\s*(?:\[(\d)\])?\s*(?:\[([^\]]*)\])?\s*")
_OPTION = regex(r"\s*\[([^\]]*)\]")
_PLACE = regex(r"(\\[A-Za-z@]+)?#(\d)")
_SPACE = regex(r"[ \t]*\n?[ \t]*")
_BRACE = regex(r"\\.|[\[\]{}]", re.DOTALL)
_LONGEST = 4_000
"""Letters of a definition that is worth following."""
_MOST = 2_000
"""Times that definitions are followed in a document."""


def comments_cut(source: str) -> str:
    """Cut comments, with the line end that belongs to them."""
    return _COMMENT.sub(r"\1", _COMMENT_LINE.sub("", source))


def groups(text: str, at: int, *, most: int) -> tuple[list[str], int]:
    """Read up to `most` arguments in braces, skipping optional ones; give them and where the text goes on."""
    found: list[str] = []
    while True:
        space = _SPACE.match(text, at)
        start = space.end() if space else at
        opening = text[start : start + 1]
        if opening == "[" and start == at:
            end = _closing(text, start, "[", "]")
        elif opening == "{" and len(found) < most:
            end = _closing(text, start, "{", "}")
            found.append(text[start + 1 : end])
        else:
            return found, at
        at = min(end + 1, len(text))


def _closing(text: str, at: int, opening: str, closing: str) -> int:
    """Find the brace that closes the one at `at`; the text's end where none does."""
    depth = 0
    for match in _BRACE.finditer(text, at):
        sign = match.group()
        depth += (sign == opening) - (sign == closing)
        if depth == 0:
            return match.start()
    return len(text)


class _Body(NamedTuple):
    arguments: int
    default: str | None
    text: str


class Macros:
    """Commands that the document itself defines."""

    def __init__(self, bodies: dict[str, _Body]) -> None:
        self.bodies = bodies
        self._left = _MOST

    @classmethod
    def of(cls, source: str) -> Macros:
        """Gather the definitions of a document; long ones and ones without any text are left alone."""
        bodies: dict[str, _Body] = {}
        for match in _DEFINED.finditer(source):
            head = _HEAD.match(source, match.end())
            if head is None or source[head.end() : head.end() + 1] != "{":
                continue
            inside, _ = groups(source, head.end(), most=1)
            count = int(head.group(1) or 0)
            if inside and len(inside[0]) <= _LONGEST and (not count or "#1" in inside[0]):
                bodies[match.group(1) or match.group(2)] = _Body(count, head.group(2), inside[0])
        return cls(bodies)

    def expand(self, name: str, text: str, at: int) -> tuple[str, int]:
        """Put the arguments that follow into a definition."""
        body = self.bodies[name]
        self._left -= 1
        values: list[str] = []
        if body.default is not None:
            option = _OPTION.match(text, at)
            values.append(option.group(1) if option else body.default)
            at = option.end() if option else at
        inside, at = groups(text, at, most=body.arguments - len(values))
        values += inside
        if self._left < 0:
            return " ".join(values), at

        def filled(found: re.Match[str]) -> str:
            word, number = found.groups()
            return f"{word or ''}{' ' if word else ''}{_nth(values, int(number) - 1)}"

        return _PLACE.sub(filled, body.text), at


def _nth(values: list[str], place: int) -> str:
    return values[place] if 0 <= place < len(values) else ""
