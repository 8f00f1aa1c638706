"""Speed of the matcher beside bare string searches, all measured in one run on this machine.

Prints the time to load the compiled taxonomy, to find the skills of a resume, to make the finder of many texts, then
postings per second and core (one by one, and many) beside two searches that only look terms up: a bare Aho-Corasick
automaton and flashtext2 (skipped with a word when not installed). Processor time is counted, not the clock's. "Each
once" reads postings never met before, in turn, as a build does; of the others every text's fastest of several rounds
counts, for noise only ever adds time. The answers of both ways are compared on all postings drawn.

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
COMPARED = 330
TIMED = 60
PACE = 1_000_000
TYPICAL = 3500
"""Letters of the posting the rate is told for."""


def fastest(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Run an action several times and give its shortest processor time in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
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
    start = time.process_time()
    finder = BulkFinder(taxonomy)
    print(f"make the finder of many     {(time.process_time() - start) * 1000:8.1f} ms")
    start = time.process_time()
    for _ in range(PACE):
        pass
    print(
        f"a loop of a million steps   {(time.process_time() - start) * 1e9 / PACE:8.1f} ms  (pace of the machine)"
    )
    texts = read_texts(document.text)
    ways = searches(taxonomy, finder)
    seen, unseen = texts[:COMPARED], texts[COMPARED:]
    differing = sum(ways["one by one"](text) != ways["many, with reasons"](text) for text in seen)
    print(f"\n{len(seen)} postings read both ways: {differing} answers differ")
    start = time.process_time()
    for text in unseen:
        finder.named(text)
    print_rate(f"many, {len(unseen)} each once", sum(map(len, unseen)), time.process_time() - start)
    texts = texts[:TIMED]
    letters = sum(map(len, texts))
    print(f"\n{len(texts)} of them, {letters / len(texts):.0f} letters each, the fastest of {ROUNDS} rounds")
    for name, took in times(ways, texts).items():
        print_rate(name, letters, took)


def print_rate(name: str, letters: int, took: float) -> None:
    """Print how many postings of the typical length are read in a second."""
    print(f"{name:26}  {letters / took / TYPICAL:8.0f} postings a second  {letters / took / 1e6:6.1f} MB/s")


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


def searches(taxonomy: Taxonomy, finder: BulkFinder) -> dict[str, Callable[[str], object]]:
    """Give the ways to compare, each reading one text."""
    import ahocorasick_rs

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
