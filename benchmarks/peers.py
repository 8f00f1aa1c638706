"""Compare skillgap with five published skill finders: the same texts, the same metric, one run.

Each peer is installed from PyPI, without its dependencies, into a throwaway environment and reads the texts there with
its own vocabulary and its own matching (only the parts that need no model download); what does not install is
skipped with a word. The texts are the shipped traps and, where $SKILLGAP_DATA (default: ../shared/data) holds them,
SkillSpan and labelled resumes.

    python benchmarks/peers.py [--packages FOLDER]    # FOLDER: an environment kept from an earlier run
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

from skillgap.accuracy import load_traps
from skillgap.accuracy.postings import read_rows
from skillgap.accuracy.skills import Overlap
from skillgap.documents import read_document
from skillgap.errors import DocumentError
from skillgap.month import Month
from skillgap.resume import parse_resume
from skillgap.skills import Taxonomy, find_mentions, find_skills, load_taxonomy

Span = tuple[int, int]
Spans = list[list[Span]]

PEERS = ("cvz", "career-fit", "projectbridge", "skill-extractor", "pyresparser")
TODAY = Month(2026, 11)

WORKER = r"""
import ast, csv, importlib.util, json, re, sys
from pathlib import Path
peer, site = sys.argv[1], Path(sys.argv[2])
texts = json.load(sys.stdin)

def bounded(words, left, right):
    words = sorted({w.strip().lower() for w in words if w.strip()}, key=lambda w: (-len(w), w))
    pattern = re.compile(left + "(?:" + "|".join(map(re.escape, words)) + ")" + right)
    return lambda text: [m.span() for m in pattern.finditer(text.lower())]

if peer == "cvz":
    roles = json.loads((site / "cvscan/data/roles.json").read_text())
    words = [w for role in roles.values() for part in ("core", "secondary") for group in role[part] for w in group]
    find = bounded(words, r"\b", r"\b")
elif peer == "career-fit":
    sys.path.insert(0, str(site))
    from skillbundle.dictionary import extract
    find = lambda text: [(found["start"], found["end"]) for found in extract(text)]
elif peer == "projectbridge":
    tree = ast.parse((site / "projectbridge/input/job_description.py").read_text())
    words = []
    for node in tree.body:
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
        if getattr(target, "id", "") == "TECHNOLOGY_KEYWORDS":
            words = list(ast.literal_eval(node.value))
    find = bounded(words, r"\b", r"\b")
elif peer == "skill-extractor":
    spec = importlib.util.spec_from_file_location("matcher", site / "skill_extractor/matcher.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    matcher = module.KeywordMatcher(json.loads((site / "skill_extractor/data/skills.json").read_text()))
    find = lambda text: [(start, end) for _, start, end in matcher.extract(text)]
else:
    rows = list(csv.reader((site / "pyresparser/skills.csv").open(encoding="utf-8")))
    find = bounded([word for row in rows for word in row], r"(?<!\w)", r"(?!\w)")
json.dump([find(text) for text in texts], sys.stdout)
"""


class Suite:
    """One set of texts with the spans to find and the spans not to."""

    def __init__(
        self, name: str, texts: list[str], labels: Spans, baits: Spans, ours: Callable[[int], list[Span]]
    ):
        self.name, self.texts, self.labels, self.baits, self.ours = name, texts, labels, baits, ours


def main() -> None:
    """Install the peers, let everyone read every suite, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", type=Path, help="environment to install into and keep")
    asked = parser.parse_args()
    data = Path(os.environ.get("SKILLGAP_DATA", "../shared/data"))
    suites = load_suites(data, load_taxonomy())
    with tempfile.TemporaryDirectory() as folder:
        home = asked.packages or Path(folder)
        if not (home / "pyvenv.cfg").is_file():
            venv.create(home, with_pip=True)
        print(
            "| suite | system | precision | recall | F1 | baits taken |\n| --- | --- | --- | --- | --- | --- |"
        )
        for suite in suites:
            print_row(suite, "skillgap", [suite.ours(index) for index in range(len(suite.texts))])
            for peer in PEERS:
                found = read_with(peer, suite.texts, home)
                if found is not None:
                    print_row(suite, peer, found)


def load_suites(data: Path, taxonomy: Taxonomy) -> list[Suite]:
    """Load the suites whose data is there."""
    suites = [trap_suite(taxonomy)]
    spans = data / "gold" / "skillspan_train_dev.jsonl"
    if spans.is_file():
        rows = list(read_rows(spans))
        for name in ("tech", "house"):
            suites.append(
                span_suite(f"SkillSpan {name}", [row for row in rows if row["source"] == name], taxonomy)
            )
    resumes = data / "gold" / "resumes_dev" / "truth.jsonl"
    if resumes.is_file():
        suites.append(resume_suite(resumes, taxonomy))
    for path in (spans, resumes):
        if not path.is_file():
            print(f"skipped: no data ({path})", file=sys.stderr)
    return suites


def trap_suite(taxonomy: Taxonomy) -> Suite:
    """Give the shipped sentences; a label or bait stands wherever a spelling of its skill does."""
    traps = load_traps()

    def places(text: str, ids: Sequence[str]) -> list[Span]:
        return [span for id_ in ids for span in occurrences(text, surfaces(taxonomy, id_))[:1]]

    def ours(index: int) -> list[Span]:
        found = find_mentions(traps[index].text, taxonomy, speaker=traps[index].speaker).mentions
        return [(mention.start, mention.end) for _, mention in found]

    texts = [trap.text for trap in traps]
    labels = [places(trap.text, trap.find) for trap in traps]
    return Suite("traps", texts, labels, [places(trap.text, trap.reject) for trap in traps], ours)


def surfaces(taxonomy: Taxonomy, id_: str) -> list[str]:
    """List the spellings of a skill, longest first."""
    entry = taxonomy.by_id[id_]
    return sorted({entry.name, *entry.aliases, *entry.ambiguous}, key=lambda text: (-len(text), text))


def span_suite(name: str, rows: list[dict[str, list[list[int]]]], taxonomy: Taxonomy) -> Suite:
    """Give SkillSpan postings with their Knowledge spans."""
    texts = [str(row["text"]) for row in rows]
    labels = [[(a, b) for a, b, kind in row["spans"] if kind == "Knowledge"] for row in rows]

    def ours(index: int) -> list[Span]:
        return [(mention.start, mention.end) for _, mention in find_mentions(texts[index], taxonomy).mentions]

    return Suite(name, texts, labels, [[] for _ in texts], ours)


def resume_suite(path: Path, taxonomy: Taxonomy) -> Suite:
    """Give labelled resumes, each by its first readable file; labels stand wherever their surfaces do."""
    documents, labels, baits = [], [], []
    for truth in read_rows(path):
        names = [name for name in truth["files"] if not truth["files_meta"].get(name)] or truth["files"]
        try:
            document = read_document(path.parent / names[0])
        except DocumentError:
            continue  # pictures of text only
        names_of_skills = [text for skill in truth["skills"] for text in (*skill["surfaces"], skill["name"])]
        names_of_skills += truth.get("optional", ())
        documents.append(document)
        traps = [
            span for trap in truth["not_skills"] for span in occurrences(document.text, [trap["surface"]])
        ]
        told = occurrences(document.text, names_of_skills)
        labels.append([span for span in told if not any(meets(span, trap) for trap in traps)])
        baits.append(traps)

    def ours(index: int) -> list[Span]:
        skills = find_skills(parse_resume(documents[index], today=TODAY), taxonomy).skills
        return [(mention.start, mention.end) for skill in skills for mention in skill.mentions]

    return Suite("resumes", [document.text for document in documents], labels, baits, ours)


def occurrences(text: str, names: Sequence[str]) -> list[Span]:
    """Find where names stand, as whole words, longer ones first and none inside another."""
    taken: list[Span] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        pattern = r"\s+".join(map(re.escape, name.split()))
        for match in re.finditer(rf"(?<!\w){pattern}(?![\w+#])", text, re.IGNORECASE):
            if not any(meets(match.span(), span) for span in taken):
                taken.append(match.span())
    return sorted(taken)


def meets(one: Span, other: Span) -> bool:
    """Tell whether two spans overlap."""
    return one[0] < other[1] and one[1] > other[0]


def read_with(peer: str, texts: list[str], home: Path) -> Spans | None:
    """Let a peer read the texts in its environment; None, with a word, when it cannot."""
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", peer]
    site = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    try:
        subprocess.run(install, check=True, capture_output=True, timeout=300)
        folder = subprocess.run(site, check=True, capture_output=True, text=True).stdout.strip()
        done = subprocess.run(
            [python, "-c", WORKER, peer, folder],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
            timeout=900,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        print(f"skipped: {peer} ({error})", file=sys.stderr)
        return None
    found: Spans = [[(start, end) for start, end in spans] for spans in json.loads(done.stdout)]
    return found


def print_row(suite: Suite, system: str, found: Spans) -> None:
    """Print what a system reached: spans that overlap with labels, and baits taken."""
    total, taken = Overlap(), 0
    for spans, labels, baits in zip(found, suite.labels, suite.baits, strict=True):
        given = sorted(set(spans))
        total += Overlap(
            found=len(given),
            found_right=sum(any(meets(span, label) for label in labels) for span in given),
            labelled=len(labels),
            labelled_found=sum(any(meets(label, span) for span in given) for label in labels),
        )
        taken += sum(any(meets(bait, span) for span in given) for bait in baits)
    count = sum(map(len, suite.baits))
    precision = "–" if suite.name == "traps" else f"{total.precision:.3f}"
    f1 = "–" if suite.name == "traps" else f"{total.f1:.3f}"
    print(
        f"| {suite.name} | {system} | {precision} | {total.recall:.3f} | {f1} | {f'{taken} of {count}' if count else '–'} |"
    )


if __name__ == "__main__":
    main()
