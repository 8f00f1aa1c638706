"""List what the taxonomy does not know: O*NET technologies, and capitalised terms of postings that match nothing.

Reads taxonomies/ and postings/ below $SKILLGAP_DATA (default: ../shared/data) and prints counts and terms; what is not
there is skipped with a word. The lists are for reading by a person: most of what remains is no skill.

    python benchmarks/coverage.py [--postings 3000] [--top 300]
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from skillgap.skills import Taxonomy, find_mentions, load_taxonomy

TERM = re.compile(
    r"(?<![\w@/.-])(?:[A-Z][\w+#]*(?:[.-][\w+#]+)*|\w*[a-z][A-Z]\w*)(?:[ -](?:[A-Z][\w+#]*|\d[\w.]*)){0,2}(?![\w@])"
)
LONGER = re.compile(r"^(?:Apache|Microsoft|Google|Amazon|IBM|Oracle|Adobe|Atlassian|The) (?=\S)")
COMPUTER_OCCUPATIONS = "15-"
SEED = 7


def main() -> None:
    """Print the coverage of O*NET and the unmatched terms of postings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postings", type=int, default=3000, help="postings to read, drawn over all corpora")
    parser.add_argument("--top", type=int, default=300, help="unmatched terms to print")
    asked = parser.parse_args()
    data = Path(os.environ.get("SKILLGAP_DATA", "../shared/data"))
    taxonomy = load_taxonomy()
    onet = data / "taxonomies" / "tax_onet" / "Technology Skills.txt"
    if onet.is_file():
        print_onet(onet, taxonomy)
    else:
        print(f"skipped: no data ({onet})")
    if (data / "postings").is_dir():
        print_terms(list(drawn_postings(data / "postings", asked.postings)), taxonomy, asked.top)
    else:
        print(f"skipped: no data ({data / 'postings'})")


def print_onet(path: Path, taxonomy: Taxonomy) -> None:
    """Print how many hot or in-demand technologies of computer occupations are known, and the others."""
    weights: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        code, name, _, _, hot, demand = line.split("\t")
        if code.startswith(COMPUTER_OCCUPATIONS) and "Y" in (hot, demand):
            weights[name] += 1
    unknown = [(name, n) for name, n in weights.most_common() if not is_known(name, taxonomy)]
    known = len(weights) - len(unknown)
    print(f"O*NET, hot or in demand in computer occupations: {known} of {len(weights)} known")
    print("  unknown:", "; ".join(f"{name} {n}" for name, n in unknown))


def is_known(name: str, taxonomy: Taxonomy) -> bool:
    """Tell whether a list of tools with this name in it names a skill."""
    for written in (name, LONGER.sub("", name), re.sub(r" (?:software|program|platform|tools?)$", "", name)):
        text = f"Skills: Python, {written}, SQL"
        if any(
            mention.start > 15 and mention.start < len(text) - 5
            for _, mention in find_mentions(text, taxonomy).mentions
        ):
            return True
    return False


def drawn_postings(folder: Path, wanted: int) -> Iterator[str]:
    """Draw postings, as many from each corpus, the same in every run."""
    paths = sorted(folder.glob("*.jsonl.gz"))
    for path in paths:
        lines = gzip.decompress(path.read_bytes()).splitlines()
        size = min(len(lines), wanted // len(paths))
        for line in random.Random(SEED).sample(lines, size):  # noqa: S311 -- a sample to read, not a secret
            yield json.loads(line)["text"]


def print_terms(texts: list[str], taxonomy: Taxonomy, top: int) -> None:
    """Print the capitalised terms most postings hold and no match covers."""
    seen: Counter[str] = Counter()
    for text in texts:
        found = find_mentions(text, taxonomy)
        covered = [(m.start, m.end) for _, m in found.mentions] + [(r.start, r.end) for r in found.rejected]
        terms = set()
        for match in TERM.finditer(text):
            inside = any(first < match.end() and last > match.start() for first, last in covered)
            if not inside and not re.search(
                r"(?:^|[.!?:\n•*·-])\s*$", text[max(0, match.start() - 3) : match.start()]
            ):
                terms.add(match.group())
        seen.update(terms)
    print(f"Capitalised terms that match nothing, by postings of {len(texts)}:")
    print("  " + "; ".join(f"{term} {n}" for term, n in seen.most_common(top)))


if __name__ == "__main__":
    main()
