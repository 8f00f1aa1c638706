"""Speed of the matcher beside bare string searches, all measured in one run on this machine.

Prints the time to load the compiled taxonomy, the time to find the skills of a resume, postings per second on one
core (one by one, and with what one text teaches kept for the next), and the same for two searches that only look terms
up: a bare Aho-Corasick automaton and flashtext2 (skipped with a word when not installed). Of every text the fastest of
several rounds counts: noise only ever adds time. The answers of both ways are compared on all postings drawn.

    python benchmarks/matching.py
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from skillgap.documents import read_document
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.skills import BulkFinder, Taxonomy, find_mentions, find_skills, load_taxonomy

sys.path.insert(0, str(Path(__file__).parent))
from coverage import drawn_postings

ROOT = Path(__file__).parent.parent
ROUNDS = 5
POSTINGS = 660
TIMED = 100
TYPICAL = 3500
"""Letters of the posting the rate is told for."""


def fastest(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Run an action several times and give its shortest time in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the times and rates."""
    with tempfile.TemporaryDirectory() as cache:
        taxonomy = load_taxonomy(cache_folder=Path(cache))
        load = fastest(lambda: load_taxonomy(cache_folder=Path(cache)))
    print(f"load the compiled taxonomy  {load * 1000:8.1f} ms  ({len(taxonomy.entries)} skills)")
    document = read_document(ROOT / "examples" / "mara-lindqvist.pdf")
    resume = parse_resume(document, today=Month(2026, 11))
    find_skills(resume, taxonomy)
    took = fastest(lambda: find_skills(resume, taxonomy), 20)
    print(f"skills of a resume          {took * 1000:8.1f} ms  ({len(document.text)} letters)")
    texts = read_texts(document.text)
    ways = searches(taxonomy)
    differing = sum(ways["one by one"](text) != ways["many, with reasons"](text) for text in texts)
    print(f"\n{len(texts)} postings read both ways: {differing} answers differ")
    texts = texts[:TIMED]
    letters = sum(map(len, texts))
    print(f"{len(texts)} of them, {letters / len(texts):.0f} letters each; rates for {TYPICAL} letters")
    for name, took in times(ways, texts).items():
        print(
            f"{name:26}  {letters / took / TYPICAL:8.0f} postings a second  {letters / took / 1e6:6.1f} MB/s"
        )


def times(ways: dict[str, Callable[[str], object]], texts: list[str]) -> dict[str, float]:
    """Let every way read every text in turn; add up the shortest times, in seconds."""
    total = dict.fromkeys(ways, 0.0)
    for text in texts:
        for name, way in ways.items():
            total[name] += fastest(lambda way=way, text=text: way(text), ROUNDS)
    return total


def read_texts(example: str) -> list[str]:
    """Draw postings when there are any, else repeat the example resume's text."""
    folder = Path(os.environ.get("SKILLGAP_DATA", "../shared/data")) / "postings"
    if folder.is_dir():
        return list(drawn_postings(folder, POSTINGS))
    print(f"skipped: no data ({folder}); the example resume takes its place")
    return [example] * TIMED


def searches(taxonomy: Taxonomy) -> dict[str, Callable[[str], object]]:
    """Give the ways to compare, each reading one text."""
    import ahocorasick_rs

    finder = BulkFinder(taxonomy)
    terms = sorted({t.lower() for e in taxonomy.entries for t in (e.name, *e.aliases, *e.ambiguous)})
    automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    found: dict[str, Callable[[str], object]] = {
        "one by one": lambda text: find_mentions(text, taxonomy),
        "many, with reasons": finder.find,
        "many, places only": finder.named,
        "bare Aho-Corasick": lambda text: automaton.find_matches_as_indexes(text.lower()),
    }
    try:
        flashtext2 = importlib.import_module("flashtext2")
    except ImportError:
        print("skipped: flashtext2 is not installed")
        return found
    processor = flashtext2.KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_iter(terms)
    found["flashtext2"] = processor.extract_keywords_with_span
    return found


if __name__ == "__main__":
    main()
