"""Reading measured beside plain pypdfium2, pypdf and pdfplumber: words in order, and time a page, in one run.

Run it as `python benchmarks/reading.py`. The data folder is `SKILLGAP_DATA` (default `../shared/data`); without it nothing is measured.
Order is the share of words read in the order a person reads them, section by section (`order_score`); neighbours is
the share of words beside each other that are read beside each other, which columns read across one another part. Each PDF is
also drawn again with its lines in another order, which leaves the page as it looks: row by row across columns, and
at random. Time is processor time, the fastest of several rounds, the readers taking turns.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import random
import re
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

import pypdfium2
import yaml

from skillgap.documents import NamedBytes, order_score, read_document
from skillgap.errors import DocumentError

DATA = Path(os.environ.get("SKILLGAP_DATA", Path(__file__).parent.parent.parent / "shared" / "data"))
ROUNDS = 3
SOURCE = 0.9
"""Share of a source's words its PDF must show to be taken for made from it."""
Reader = Callable[[bytes], str]


class Sample(NamedTuple):
    """A PDF and the sections it should be read as."""

    name: str
    data: bytes
    sections: list[str]


def main() -> None:
    """Print quality and speed of every reader that is installed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = arguments.parse_args().rounds
    logging.disable(logging.CRITICAL)
    samples = [*labelled(), *templates()]
    if not samples:
        print(f"skipped: no data in {DATA}")
        return
    readers = installed_readers()
    for title, drawn in (("as they are", None), ("row by row", by_rows), ("at random", at_random)):
        redrawn = samples if drawn is None else [*redrawn_samples(samples, drawn)]
        print(
            f"\nDrawn {title}, {len(redrawn)} files: words in order (mean, lowest), neighbours, words found"
        )
        for name, reader in readers.items():
            texts = [(attempt(reader, sample.data), sample.sections) for sample in redrawn]
            order = [order_score(text, sections) for text, sections in texts]
            pairs = [neighbours(text, sections) for text, sections in texts]
            found = [recall(text, sections) for text, sections in texts]
            print(
                f"  {name:<22} {mean(order):.4f} {min(order):.3f}   {mean(pairs):.4f} {min(pairs):.3f}"
                f"   {mean(found):.4f} {min(found):.3f}"
            )
    speed(samples, readers, rounds)


def neighbours(read: str, sections: list[str]) -> float:
    """Give the share of neighbouring words of the sections that are neighbours in the reading, too.

    Columns read across one another keep each column's words in order, but part its neighbours.
    """
    have = Counter(pairwise(re.findall(r"\w+", read.casefold())))
    want: Counter[tuple[str, str]] = Counter()
    for section in sections:
        want.update(pairwise(re.findall(r"\w+", section.casefold())))
    return (want & have).total() / max(want.total(), 1)


def labelled() -> list[Sample]:
    """Give the labelled resumes whose sections are written down; scans and locked files are left out."""
    truth = DATA / "gold" / "resumes_dev" / "truth.jsonl"
    found = []
    for row in map(json.loads, truth.read_text(encoding="utf-8").splitlines() if truth.is_file() else ()):
        for path in sorted(truth.parent.glob(f"{row['id']}*.pdf")):
            data = path.read_bytes()
            if opens(data) and pypdfium2_text(data).strip():
                found.append(Sample(path.name, data, [section["text"] for section in row["sections"]]))
    return found


def templates() -> list[Sample]:
    """Give the template resumes with a source: the running text of each entry, or each run of words, is a section."""
    found = []
    for source in sorted((DATA / "resumes").rglob("*.tex")):
        path = source.with_suffix(".pdf")
        if path.is_file():
            sections = list(tex_text(source.read_text(encoding="utf-8", errors="replace")))
            sample = Sample(f"{source.parent.name}.pdf", path.read_bytes(), sections)
            if recall(pypdfium2_text(sample.data), sections) > SOURCE:
                found.append(sample)
            else:
                print(f"{sample.name}: skipped, its words are not those of its source")
    for source in sorted((DATA / "resumes").rglob("*.yaml")):
        path = source.with_suffix(".pdf")
        if path.is_file():
            sections = yaml.safe_load(source.read_text(encoding="utf-8"))["cv"]["sections"]
            texts = [" ".join(running_text(entry)) for entries in sections.values() for entry in entries]
            found.append(Sample(path.name, path.read_bytes(), [text for text in texts if text]))
    return found


def running_text(entry: Any) -> Iterator[str]:
    """List the sentences of an entry without their markup."""
    parts = (
        [entry] if isinstance(entry, str) else [entry.get("summary") or "", *(entry.get("highlights") or [])]
    )
    for part in parts:
        yield re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", str(part)).replace("*", "").replace("$", "")


def tex_text(source: str) -> Iterator[str]:
    """List the runs of five or more words that a LaTeX source sets; what macros do with single words is left out."""
    body = source.partition(r"\begin{document}")[2] or source
    body = re.sub(r"(?<!\\)%.*", "", body)
    body = re.sub(r"\\\"\{?([aouAOU])\}?", lambda match: match[1] + "\u0308", body)
    body = unicodedata.normalize("NFC", body)
    body = re.sub(r"\\([&%#_$])", r"\1", body).replace("~", " ").replace("--", "–")
    body = re.sub(r"\n[ \t]*(?=\S)", " ", body)
    body = re.sub(
        r"\\(?:textbf|textit|emph|textsc|textcolor\{[^{}]*\}|href\{[^{}]*\})\s*\{([^{}]*)\}", r"\1", body
    )
    body = re.sub(r"\d+/\w+/[\w!]+/|https?:\S+", "", body)
    for run in re.split(r"\\[A-Za-z]+\*?|\\.|[{}\[\]\n]", body):
        if len(re.findall(r"[^\W\d_]{2,}", run)) >= 5:
            yield run.strip()


def recall(read: str, sections: list[str]) -> float:
    """Give the share of the sections' words that were read at all."""
    want = Counter(re.findall(r"\w+", " ".join(sections).casefold()))
    have = Counter(re.findall(r"\w+", read.casefold()))
    return (want & have).total() / max(want.total(), 1)


def opens(data: bytes) -> bool:
    """Tell whether a PDF opens without a password."""
    try:
        pypdfium2.PdfDocument(data).close()
    except pypdfium2.PdfiumError:
        return False
    return True


def installed_readers() -> dict[str, Reader]:
    """Give the readers to compare; those that are not installed are named and left out."""
    readers: dict[str, Reader] = {
        "skillgap": lambda data: read_document(NamedBytes("cv.pdf", data)).text,
        "skillgap, file's order": lambda data: (
            read_document(NamedBytes("cv.pdf", data), reading="stream").text
        ),
        "pypdfium2, plain": pypdfium2_text,
        "pypdf": pypdf_text,
    }
    if find_spec("pdfplumber"):
        readers["pdfplumber"] = pdfplumber_text
    else:
        print("pdfplumber: skipped, not installed")
    return readers


def attempt(reader: Reader, data: bytes) -> str:
    """Read; a document that cannot be read counts as no text."""
    try:
        return reader(data)
    except DocumentError:
        return ""


def pypdfium2_text(data: bytes) -> str:
    """Read with pypdfium2 as its documentation shows."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def pypdf_text(data: bytes) -> str:
    """Read with pypdf as its documentation shows."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def pdfplumber_text(data: bytes) -> str:
    """Read with pdfplumber as its documentation shows."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


class Piece(NamedTuple):
    """Text objects drawn one after the other on one line."""

    top: float
    left: float
    objects: list[Any]


def by_rows(pieces: list[Piece]) -> list[Piece]:
    """Draw from top to bottom, straight across the columns."""
    return sorted(pieces, key=lambda piece: (round(piece.top), piece.left))


def at_random(pieces: list[Piece]) -> list[Piece]:
    """Draw in any order, always the same."""
    return random.Random(7).sample(pieces, len(pieces))  # noqa: S311 — a fixed shuffle


def redrawn_samples(samples: list[Sample], arrange: Callable[[list[Piece]], list[Piece]]) -> Iterator[Sample]:
    """Give the samples drawn again; those whose fonts pdfium cannot write back are left out."""
    for sample in samples:
        data = redraw(sample.data, arrange)
        if len(pypdfium2_text(data).split()) > 0.5 * len(pypdfium2_text(sample.data).split()):
            yield sample._replace(data=data)


def redraw(data: bytes, arrange: Callable[[list[Piece]], list[Piece]]) -> bytes:
    """Write a PDF whose pages look the same, their lines drawn in another order."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        pieces: list[Piece] = []
        last = None
        for item in list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
            left, bottom, right, top = item.get_bounds()
            near = (
                last is not None and abs(bottom - last[0]) < 0.5 * (top - bottom) and -2 < left - last[1] < 8
            )
            if near:
                pieces[-1].objects.append(item)
            else:
                pieces.append(Piece(-top, left, [item]))
            last = (bottom, right)
            page.remove_obj(item)
        for piece in arrange(pieces):
            for item in piece.objects:
                page.insert_obj(item)
        page.gen_content()
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def speed(samples: list[Sample], readers: dict[str, Reader], rounds: int) -> None:
    """Print each reader's time a page and its ratio to plain pypdfium2."""
    pages = {sample.name: page_count(sample.data) for sample in samples}
    best: dict[tuple[str, str], float] = defaultdict(lambda: float("inf"))
    for _ in range(rounds):
        for sample in samples:
            for name, reader in readers.items():
                start = time.process_time()
                attempt(reader, sample.data)
                best[name, sample.name] = min(best[name, sample.name], time.process_time() - start)
    total = sum(pages.values())
    times = {name: sum(best[name, s.name] for s in samples) / total * 1000 for name in readers}
    print(f"\nProcessor time a page, {total} pages: mean, ratio to plain pypdfium2")
    for name, value in times.items():
        print(f"  {name:<22} {value:7.1f} ms  {value / times['pypdfium2, plain']:5.1f}×")


def page_count(data: bytes) -> int:
    """Count the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


if __name__ == "__main__":
    main()
