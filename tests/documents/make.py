"""Make small documents for tests: PDFs drawn word by word, DOCX and ODT from bare XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def text(x: float, y: float, words: str, *, size: float = 10, before: str = "", font: str = "F1") -> str:
    """Give the drawing of one line; `y` counts from the top of a page of 842 points."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"q {before} BT /{font} {size} Tf 1 0 0 1 {x} {842 - y} Tm ({escaped}) Tj ET Q\n"


def box(x: float, y: float, width: float, height: float, colour: str) -> str:
    """Give the drawing of a filled rectangle whose top left corner is at x, y."""
    return f"q {colour} rg {x} {842 - y - height} {width} {height} re f Q\n"


def pdf(*pages: str) -> bytes:
    """Write a PDF of A4 pages with Helvetica (F1) and its bold (F2) from drawings."""
    count = len(pages)
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            f"/Contents {6 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}endstream")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def column(x: float, y: float, lines: Sequence[str], *, step: float = 14, size: float = 10) -> list[str]:
    """Give the drawings of lines one below the other."""
    return [text(x, y + step * index, line, size=size) for index, line in enumerate(lines)]


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Write a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Write a DOCX around the content of its body; `parts` are further members of word/, such as header1="<w:p>…"."""
    members = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f"<w:part {W}>{content}</w:part>"
    return archive(members)


def p(content: str, *, style: str = "", run: str = "") -> str:
    """Give one DOCX paragraph with one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:rPr>{run}</w:rPr><w:t xml:space='preserve'>{content}</w:t></w:r></w:p>"
