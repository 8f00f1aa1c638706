"""Blank out what looks like words and is none: addresses, links, escaped letters."""

from __future__ import annotations

from skillgap.patterns import regex

_MASKED = regex(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?:https?://|www\.)\S+"
    r"|&(?:#x?[0-9a-fA-F]+|[a-zA-Z](?:acute|grave|circ|uml|cedil|tilde|ring|slash));"
    r"|(?<![\w@])(?:[\w-]+\.)+(?:com|org|io|dev|me|edu|info|co|ai|uk|de|fr|eu|gov|app|tech|ly|ca|us|pl|cz|nl|ch|se|no|dk|es|it|pt|br|in)/[^\s|,;()]*"
    r"|(?<![\w@])[a-z][\w-]*(?:\.[\w-]+)+\.(?:com|org|net|io|dev|me|edu|info|co|uk|de|fr|eu)\b"
)
_SIGN = regex(r"@|&|://|www\.|\.[a-z]{2,4}(?![^\W_])")
"""What every one of these holds; looked for first, because the whole pattern is slow. Each branch begins with a letter
of its own: so the engine skips to them."""
_SPACE = regex(r"\s")


def masked(text: str) -> str:
    """Put a null character in the place of every character of an address, a link or an escaped letter."""
    parts: list[str] = []
    done = 0
    sign = _SIGN.search(text)
    while sign is not None:
        first, last = _stretch(text, sign.start(), done)
        parts.append(text[done:first])
        parts.append(_MASKED.sub(lambda match: "\0" * len(match.group()), text[first:last]))
        done = last
        sign = _SIGN.search(text, done)
    return "".join([*parts, text[done:]]) if parts else text


def _stretch(text: str, place: int, first: int) -> tuple[int, int]:
    """Give the stretch without spaces around a place, not before `first`; no match crosses a space."""
    start = place
    while start > first and not text[start - 1].isspace():
        start -= 1
    end = _SPACE.search(text, place)
    return start, end.start() if end else len(text)
