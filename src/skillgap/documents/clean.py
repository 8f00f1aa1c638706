"""Make text safe and plain: no control characters, no ligatures, single spaces, one kind of bullet."""

from __future__ import annotations

import re
import unicodedata

from skillgap.patterns import regex

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "Ĳ": "IJ", "ĳ": "ij"}
)
_INVISIBLE = (
    (0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x034F, 0x034F), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0xE000, 0xF8FF), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
    (0xFFFE, 0xFFFF), (0xE0000, 0xE01EF), (0xF0000, 0x10FFFF),
)  # fmt: skip
"""Ranges of control, formatting, zero-width and private-use characters."""
_SPACE = (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029)
_UNWANTED_RANGES = "".join(f"{chr(a)}-{chr(b)}" for a, b in _INVISIBLE)
_UNWANTED = regex(f"[{_UNWANTED_RANGES}]")
_TRANSLATED = {**dict.fromkeys(_SPACE, " "), 0x2010: "-", 0x2011: "-", **_LIGATURES}
_CHANGED = regex(f"[{_UNWANTED_RANGES}\\ud800-\\udfff{''.join(map(chr, sorted(_TRANSLATED)))}]")
"""Characters that are dropped or become others, beside those whose accents are composed."""
_SYMBOLS = "•●○◦▪■□▫◘◙∙·‣⁃➢➤➔➜►▶▸▹◆◇◈❖★☆✓✔✦✧✱➣▪︎⦿⚫⬤»›¤"
_LONG = 2_000
"""Characters above which a line is no heading."""
BULLETS = frozenset(_SYMBOLS) - {"\ufe0e"}
"""Glyphs that open a list item when they stand first on a line."""
_BULLET = regex(rf"(?:[{re.escape(''.join(sorted(BULLETS)))}]+\s*|[-–—*+−]+\s+)(?=\S)")
_SPACED = regex(r"(?<!\S)(?:[^\W\d_&]\s+){3,}[^\W\d_](?!\S)")
_SPACED_WIDE = regex(r"(?<!\S)(?:[^\W\d_] ){1,}[^\W\d_](?:\s{2,}(?:[&]|(?:[^\W\d_] )*[^\W\d_]))*(?!\S)")


def clean(text: str) -> str:
    """Strip control, zero-width and private characters, resolve ligatures, compose accents.

    Line ends count as white space; the result is one line with single spaces.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if not _CHANGED.search(text) and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())
    text = _UNWANTED.sub("", text.replace("-\u2010", "-").translate(_TRANSLATED))
    text = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))
    return " ".join(text.split())


def close_spacing(text: str) -> str:
    """Close up letter-spaced words: "E X P E R I E N C E" becomes "EXPERIENCE".

    Two or more spaces between letters mean a word's end. Fewer than four single letters in a row are left alone.
    """
    if len(text) > _LONG or not _SPACED.search(text):
        return text

    def close(match: re.Match[str]) -> str:
        words = re.split(r"\s{2,}", match.group())
        letters = sum(len(word.replace(" ", "")) for word in words)
        return " ".join(word.replace(" ", "") for word in words) if letters >= 4 else match.group()

    return _SPACED_WIDE.sub(close, text)


def mark_bullet(text: str) -> tuple[str, bool]:
    """Replace an opening bullet glyph or list dash by "• "; tell whether there was one."""
    match = _BULLET.match(text)
    if match is None:
        return text, False
    rest = text[match.end() :]
    if (
        match.group().strip() in {"-", "–", "—", "*", "+", "−"}
        and rest[:1].isdecimal()
        and len(rest.split()) == 1
    ):
        return text, False
    return f"• {rest}", True
