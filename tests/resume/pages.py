"""Build documents from plain text, as the readers deliver them."""

from __future__ import annotations

from skillgap.documents import Document, Line


def page(text: str, *, name: str = "resume.txt") -> Document:
    """Turn text into a document: blank lines part blocks, "# " marks headings, "**" bold, "• " bullets, tabs a wide gap."""
    lines: list[Line] = []
    block = 0
    for raw in text.strip("\n").split("\n"):
        words = " ".join(raw.split())
        if not words:
            block += 1
            continue
        level = len(words) - len(words.lstrip("#")) if words.startswith("#") else 0
        words = words[level:].strip()
        bold = words.startswith("**")
        lines.append(
            Line(
                text=words.strip("*") if bold else words,
                page=1,
                number=len(lines) + 1,
                block=block,
                bold=bold,
                heading=min(level, 6),
                bullet=words.startswith("• "),
                aside=raw.rpartition("\t")[2].strip() if "\t" in raw else "",
            )
        )
    return Document(name=name, format="text", pages=1, lines=tuple(lines))
