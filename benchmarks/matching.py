"""Speed of the matcher beside bare string searches, all measured in one run on this machine.

Prints the time to load the compiled taxonomy, the time to find the skills of a resume, postings per second on one
core, and the same for two searches that only look terms up: a bare Aho-Corasick automaton and flashtext2 (skipped with
a word when it is not installed). The fastest of several rounds counts: noise only ever adds time.

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
from skillgap.skills import Taxonomy, find_mentions, find_skills, load_taxonomy

sys.path.insert(0, str(Path(__file__).parent))
from coverage import drawn_postings

ROOT = Path(__file__).parent.parent
ROUNDS = 5
POSTINGS = 400
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
    letters = sum(map(len, texts))
    print(f"\n{len(texts)} texts, {letters / len(texts):.0f} letters each; rates for {TYPICAL} letters")
    for name, action in searches(taxonomy, texts).items():
        took = fastest(action, 3)
        print(
            f"{name:26}  {letters / took / TYPICAL:8.0f} postings a second  {letters / took / 1e6:6.1f} MB/s"
        )


def read_texts(example: str) -> list[str]:
    """Draw postings when there are any, else repeat the example resume's text."""
    folder = Path(os.environ.get("SKILLGAP_DATA", "../shared/data")) / "postings"
    if folder.is_dir():
        return list(drawn_postings(folder, POSTINGS))
    print(f"skipped: no data ({folder}); the example resume takes its place")
    return [example] * 100


def searches(taxonomy: Taxonomy, texts: list[str]) -> dict[str, Callable[[], object]]:
    """Give the searches to compare, each reading all texts once."""
    terms = sorted({t.lower() for e in taxonomy.entries for t in (e.name, *e.aliases, *e.ambiguous)})
    import ahocorasick_rs

    automaton = ahocorasick_rs.AhoCorasick(terms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    found: dict[str, Callable[[], object]] = {
        "skillgap": lambda: [find_mentions(text, taxonomy) for text in texts],
        "bare Aho-Corasick": lambda: [automaton.find_matches_as_indexes(text.lower()) for text in texts],
    }
    try:
        flashtext2 = importlib.import_module("flashtext2")
    except ImportError:
        print("skipped: flashtext2 is not installed")
        return found
    processor = flashtext2.KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_iter(terms)
    found["flashtext2"] = lambda: [processor.extract_keywords_with_span(text) for text in texts]
    return found


if __name__ == "__main__":
    main()
