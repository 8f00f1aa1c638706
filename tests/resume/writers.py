"""Write the content of a resume in several formats, for tests that the format does not matter."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Sequence
from typing import NamedTuple

from skillgap.resume import Resume
from tests.documents.make import docx, p


class Part(NamedTuple):
    """A heading and the paragraphs and bullets under it; the first part has the name for a heading."""

    heading: str
    lines: tuple[str, ...]
    """Bullets begin with "• "."""


def parts_of(resume: Resume) -> tuple[Part, ...]:
    """Take a resume apart; bullets and paragraphs that a line's end broke are closed."""
    name = resume.contact.name
    headers = {entry.first for entry in (*resume.positions, *resume.education, *resume.projects)}
    parts: list[Part] = []
    for section in resume.sections:
        lines = resume.document.lines[section.first + bool(section.heading) : section.last]
        texts: list[str] = []
        for place, line in enumerate(lines):
            at = section.first + bool(section.heading) + place
            goes_on = place > 0 and lines[place - 1].block == line.block and not {at, at - 1} & headers
            if goes_on and not line.bullet and section.kind != "contact":
                texts[-1] += f" {line.text}"
            elif line.text != name:
                texts.append(line.text)
        parts.append(Part(section.heading or name, tuple(texts)))
    return tuple(parts)


def as_markdown(parts: Sequence[Part]) -> bytes:
    """Write headings, lists and paragraphs."""
    out = []
    for number, part in enumerate(parts):
        body = [f"- {line[2:]}" if line.startswith("• ") else f"\n{line}\n" for line in part.lines]
        out.append(f"{'#' if number == 0 else '##'} {part.heading}\n" + "\n".join(body))
    return "\n\n".join(out).encode()


def as_text(parts: Sequence[Part]) -> bytes:
    """Write headings in capitals."""
    out = [
        "\n".join([part.heading.upper() if number else part.heading, *part.lines])
        for number, part in enumerate(parts)
    ]
    return "\n\n".join(out).encode()


def as_html(parts: Sequence[Part]) -> bytes:
    """Write headings, list items and paragraphs."""
    out = []
    for number, part in enumerate(parts):
        level = 1 if number == 0 else 2
        out.append(f"<h{level}>{html.escape(part.heading)}</h{level}>")
        for line in part.lines:
            text = html.escape(line.removeprefix("• "))
            out.append(f"<ul><li>{text}</li></ul>" if line.startswith("• ") else f"<p>{text}</p>")
    return f"<html><body>{''.join(out)}</body></html>".encode()


def as_docx(parts: Sequence[Part]) -> bytes:
    """Write headings in bold type without a style, as most people do."""
    out = []
    for part in parts:
        out.append(p(html.escape(part.heading), run='<w:b/><w:sz w:val="28"/>'))
        out += [p(html.escape(line)) for line in part.lines]
    return docx("".join(out))


def as_pdf(parts: Sequence[Part]) -> bytes:
    """Set the resume in one column."""
    import typst

    out = ["#set page(margin: 2cm)\n#set text(size: 10pt)\n"]
    for number, part in enumerate(parts):
        size = 20 if number == 0 else 13
        out.append(
            f'#block(text(size: {size}pt, weight: "bold", {json.dumps(part.heading, ensure_ascii=False)}))'
        )
        for line in part.lines:
            text = json.dumps(line.removeprefix("• "), ensure_ascii=False)
            out.append(f"#list(text({text}))" if line.startswith("• ") else f"#block(text({text}))")
    return bytes(typst.compile("\n".join(out).encode()))


WRITERS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "md": as_markdown,
    "txt": as_text,
    "html": as_html,
    "docx": as_docx,
    "pdf": as_pdf,
}
