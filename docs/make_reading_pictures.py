"""Draw how three hard layouts are read: by the order of the file, and by skillgap.

Run `python docs/make_reading_pictures.py`; docs/pictures/reading-*.svg are rewritten. The resumes are set here, of
invented people, and drawn in the order that such files are found with.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pypdfium2
import typst

from skillgap.documents import Document, Line, NamedBytes, read_document

PICTURES = Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 300, 262
SCALE = 1.0
PAGE = f'#set page(width: {WIDTH}pt, height: {HEIGHT}pt, margin: 18pt)\n#set text(font: "Libertinus Serif", size: 9pt)\n'
SIDEBAR = (
    PAGE
    + """
#grid(columns: (82pt, 1fr), column-gutter: 16pt,
  [#strong[Contact] \\ Bergen \\ nils\\@example.com \\ +47 555 0101 \\ \\ #strong[Skills] \\ Python, SQL \\ Airflow \\ dbt \\ Kafka \\ \\
   #strong[Languages] \\ Norwegian \\ English \\ German],
  [#text(14pt)[*Nils Aaberg*] \\ Data engineer \\ \\ #strong[Experience] \\ *Engineer, Fjordline Data* \\ 2021 – present \\
   Moved forty nightly jobs to Airflow and \\ halved their running time. \\ Built the price feed on Kafka. \\ \\
   *Analyst, Bryggen Insurance* \\ 2018 – 2021 \\ Wrote the claims reports in SQL. \\ Cleaned ten years of policies. \\ \\
   #strong[Education] \\ MSc Statistics, Vestland College])
"""
)
COLUMNS = (
    PAGE
    + """
#align(center)[#text(14pt)[*Ifeoma Castellanos*] \\ Machine learning engineer · ifeoma\\@example.com]
#v(6pt)
#columns(2, gutter: 18pt)[
*Experience* \\ *Engineer, Tidewater Labs* \\ 2020 – present \\ Ranking models in PyTorch \\ for a catalogue of two million. \\
Served them with FastAPI. \\ *Analyst, Cobalt Foods* \\ 2017 – 2020 \\ Forecast demand for bread \\ and milk in ninety shops. \\
Reports in pandas and Tableau.
#colbreak()
*Projects* \\ *Tide tables* \\ A model of harbour levels \\ from forty years of records. \\ *Education* \\ BSc Physics, Port College \\
2013 – 2017 \\ *Skills* \\ Python, PyTorch, SQL, Docker, \\ Spark, Kubernetes.]
"""
)
TIMELINE = (
    PAGE
    + """
#grid(columns: (1fr, auto), [#text(14pt)[*Jun Okonjo*] \\ Site reliability engineer],
  align(right)[jun\\@example.com \\ +44 20 555 0144 \\ Leeds, England])
#v(8pt)
#strong[Experience]
#let posts = (("03/2022 – now", "Engineer, Northmoor Cloud", "Kubernetes for thirty teams.", "Alerts that wake nobody in vain."),
  ("2019 – 2022", "Administrator, Wharf Media", "Linux and Ansible.", "Moved the archive to AWS."),
  ("2016 – 2019", "Technician, Aire Hospitals", "Networks of nine wards.", "Scripts in Python."))
#for (dates, title, first, second) in posts [
  #grid(columns: (74pt, 1fr), [#emph(dates)], [*#title* \\ #first \\ #second]) ]
#strong[Education] \\ BSc Computing, Ridings College
"""
)


def main() -> None:
    """Set, redraw, read and draw each layout."""
    for name, source, arrange in (
        ("sidebar", SIDEBAR, by_rows),
        ("columns", COLUMNS, at_random),
        ("timeline", TIMELINE, dates_first),
    ):
        data = redrawn(typst.compile(source.encode()), arrange)
        before, after = (
            read_document(NamedBytes("cv.pdf", data), reading=way) for way in ("stream", "layout")
        )
        (PICTURES / f"reading-{name}.svg").write_text(picture(before, after), encoding="utf-8")


Place = tuple[float, float]
"""Top and left of a text object, in points from the top left corner."""


def by_rows(place: Place) -> tuple[float, ...]:
    """Draw straight across the columns."""
    return round(place[0] / 3), place[1]


def at_random(place: Place) -> tuple[float, ...]:
    """Draw up and down the page."""
    return (round(place[0]) * 7919 + round(place[1]) * 31) % 101, place[0]


def dates_first(place: Place) -> tuple[float, ...]:
    """Draw the left edge before everything else."""
    return place[1] > 60, place[0], place[1]


def redrawn(data: bytes, arrange: Callable[[Place], tuple[float, ...]]) -> bytes:
    """Write the PDF with its text objects in another order; the page looks the same."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        found: list[tuple[tuple[float, ...], Any]] = []
        for item in list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
            left, bottom, _, _ = item.get_bounds()
            found.append((arrange((HEIGHT - bottom, left)), item))
            page.remove_obj(item)
        for _, item in sorted(found, key=lambda pair: pair[0]):
            page.insert_obj(item)
        page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def picture(before: Document, after: Document) -> str:
    """Draw the page twice, each with the path from line to line."""
    width, height = 2 * WIDTH + 40, HEIGHT + 26
    panes = [
        pane(before.lines, after.lines, 10, "in the order of the file", "#b5482f"),
        pane(after.lines, after.lines, WIDTH + 30, "as skillgap reads it", "#2f6fb5"),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width * SCALE:g}" '
        f'height="{height * SCALE:g}" font-family="Georgia, serif">\n'
        f'<rect width="{width}" height="{height}" fill="#f3f3f0"/>\n{"".join(panes)}</svg>\n'
    )


def pane(path: Sequence[Line], lines: Sequence[Line], x: float, title: str, colour: str) -> str:
    """Draw one page: its text in grey, the path of reading over it."""
    parts = [
        f'<g transform="translate({x:g} 18)"><text x="0" y="-5" font-size="10" fill="{colour}">{title}</text>\n',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white" stroke="#ccc"/>\n',
    ]
    for line in lines:
        if line.box is not None:
            weight = ' font-weight="bold"' if line.bold else ""
            parts.append(
                f'<text x="{line.box.left:.0f}" y="{line.box.bottom - 2:.0f}" font-size="{(line.size or 9) * 0.95:.1f}" '
                f'textLength="{line.box.right - line.box.left:.0f}" lengthAdjust="spacingAndGlyphs" fill="#777"{weight}>'
                f"{escape(line.text)}</text>\n"
            )
    points = []
    for line in path:
        if line.box is not None:
            middle = (line.box.top + line.box.bottom) / 2
            points += [f"{line.box.left:.0f},{middle:.0f}", f"{line.box.right:.0f},{middle:.0f}"]
    parts.append(
        f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-opacity="0.75" stroke-width="1.4"/>\n'
    )
    for place in (points[0], points[-1]):
        parts.append('<circle cx="{}" cy="{}" r="3" fill="{}"/>\n'.format(*place.split(","), colour))
    return "".join([*parts, "</g>\n"])


if __name__ == "__main__":
    main()
