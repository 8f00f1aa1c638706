"""Either-or lists: "AWS, GCP or Azure", "(e.g. Tableau, Sigma)", "Jest/Vitest"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from skillgap.market.posting.rules import GroupRules

_GLUE = re.compile(r"[\s,;/|&()\-–]+|\b(?:and\s*/\s*or|or|and|as well as|oder|und|ou)\b", re.I)
_OR = re.compile(r"\b(?:or|oder|ou)\b", re.I)
_AND = re.compile(r"\b(?:and|und)\b(?!\s*/\s*or)|&|\+", re.I)
_NOT_SLASH = re.compile(r"^(?!\s*/\s*$)")
_PARTS = re.compile(r"[,;/|&()\-–+]|\b(?:or|and|as well as|oder|und|ou)\b", re.I)
_INCLUDING = re.compile(r"\bincluding\b", re.I)
_ANOTHER = re.compile(
    r"\s*,?\s*(?:or\s+(?:an)?other\b[^().;]{0,40}\(\s*$|(?:and/)?or\s+(?:[\w-]+\s+){1,3}(?:like|such\s+as)\s+$)",
    re.I,
)
"""Between a name and others of its kind: "Python or another language (Go, Java)", "Python or languages like Go"."""
_OTHER = re.compile(r"\bor\s+(?:an)?other\s+\Z", re.I)
"""Right before the kind that others follow of: "Python or another backend language (Go, Java)"."""
_WORD = re.compile(r"[\w+#.]+")


class Span(NamedTuple):
    """Where a skill is named in a sentence."""

    start: int
    end: int
    skill: str
    tool: bool = True
    """False for a concept: of concepts an example list or a slash ("authentication/authorization") often means all."""


def groups_in(sentence: str, spans: Sequence[Span], rules: GroupRules) -> list[list[Span]]:
    """Give the either-or lists of a sentence, each of two skills or more."""
    found = []
    before: Span | None = None
    for chain in _chains(sentence, spans, rules):
        found += _alternatives(sentence, chain, rules, before)
        before = chain[-1]
    return [group for group in found if len({span.skill for span in group}) > 1]


def _chains(sentence: str, spans: Sequence[Span], rules: GroupRules) -> list[list[Span]]:
    """Put together what is listed in one breath."""
    chains: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if chains and span.start < chains[-1][-1].end:
            continue
        if not span.tool and _OTHER.search(sentence, 0, span.start):
            continue
        if chains and _is_short_for(span, chains[-1][-1], sentence):
            chains[-1][-1] = chains[-1][-1]._replace(end=sentence.index(")", span.end) + 1)
            continue
        if chains and _listed(sentence[chains[-1][-1].end : span.start], rules):
            chains[-1].append(span)
        else:
            chains.append([span])
    return chains


def _is_short_for(span: Span, last: Span, sentence: str) -> bool:
    """Tell whether a name repeats the one before in brackets: "retrieval-augmented generation (RAG)"."""
    return (
        span.skill == last.skill
        and sentence[last.end : span.start].strip() == "("
        and sentence[span.end :].lstrip().startswith(")")
    )


def _listed(between: str, rules: GroupRules) -> bool:
    """Tell whether two names with this between them are neighbours in a list."""
    if _ANOTHER.match(between):
        return True
    if _INCLUDING.search(between) or rules.opening.search(between) or re.search(r"[.:!?()]", between):
        return False
    rest = _WORD.findall(_GLUE.sub(" ", between))
    if rest and (";" in between or rules.closing.match(between)):
        return False
    return bool(_PARTS.search(between.strip() or ",")) and len(rest) <= rules.most_words_between


def _alternatives(
    sentence: str, chain: list[Span], rules: GroupRules, before: Span | None
) -> list[list[Span]]:
    """Cut a list into its either-or parts; `before` is the last member of the list before it."""
    if len(chain) < 2:
        return []
    gaps = [sentence[a.end : b.start] for a, b in itertools.pairwise(chain)]
    closed = rules.closing.match(sentence[chain[-1].end :])
    if any(_OR.search(gap) for gap in gaps):
        return _either_or(chain, gaps)
    if rules.choosing.search(sentence[: chain[0].start]):
        return [chain]
    if closed:
        concepts = not all(span.tool for span in chain)
        return [] if concepts and any(_AND.search(gap) for gap in gaps) else [chain]
    if _opened(sentence, chain, rules, before):
        parts = _examples(chain, gaps)
    else:
        parts = _cut(chain, gaps, _NOT_SLASH)
    tools = [part for part in parts if all(span.tool for span in part)]
    if rules.instancing.search(sentence[: chain[0].start]):
        return tools
    return [part for part in tools if not _together(part, rules)]


def _together(part: list[Span], rules: GroupRules) -> bool:
    """Tell whether a list names what is used side by side: "containers (Docker, Kubernetes)", "HTML/CSS"."""
    skills = {span.skill for span in part}
    return any(skills <= each for each in rules.complements)


def _examples(chain: list[Span], gaps: list[str]) -> list[list[Span]]:
    """Give the examples of a list, unless "and" joins them.

    What stands behind "and" with words of its own ("and familiarity with Git") is none, nor is a concept behind tools.
    """
    joint = next((at for at, gap in enumerate(gaps) if _AND.search(gap)), None)
    if joint is None:
        return [chain]
    tools = all(span.tool for span in chain[: joint + 1]) and not chain[joint + 1].tool
    apart = tools or _WORD.search(_GLUE.sub(" ", gaps[joint]))
    return [chain[: joint + 1]] if joint > 0 and apart else _cut(chain, gaps, _NOT_SLASH)


def _opened(sentence: str, chain: list[Span], rules: GroupRules, named: Span | None) -> bool:
    """Tell whether a list is given as examples: by words, or in brackets of its own behind what it exemplifies."""
    before, after = sentence[: chain[0].start].rstrip(), sentence[chain[-1].end :].lstrip()
    if before.endswith("(") and after.startswith((")", "...", "…")):
        holds = named is not None and named.tool and not sentence[named.end : len(before) - 1].strip()
        return not holds and not re.search(rules.whole, before[:-1], re.I)
    return bool(rules.opening.search(before + " "))


def _either_or(chain: list[Span], gaps: list[str]) -> list[list[Span]]:
    """Cut at "and", and behind the member that follows "or" with more than a comma between.

    What stands in a list behind an alternative ("AWS or GCP, PostgreSQL, Redis") are no alternatives.
    """
    parts = [[chain[0]]]
    chosen = [False]
    ended = False
    for gap, span in zip(gaps, chain[1:], strict=True):
        has_or = bool(_OR.search(gap))
        if _AND.search(gap) or (ended and not has_or and "/" not in gap):
            parts.append([span])
            chosen.append(False)
            ended = False
        else:
            parts[-1].append(span)
            chosen[-1] = chosen[-1] or has_or or "/" in gap
            ended = ended or (has_or and not _ANOTHER.match(gap))
    return [part for part, given in zip(parts, chosen, strict=True) if given and len(part) > 1]


def _cut(chain: list[Span], gaps: list[str], at: re.Pattern[str]) -> list[list[Span]]:
    """Cut a list wherever the words between two members match."""
    parts = [[chain[0]]]
    for gap, span in zip(gaps, chain[1:], strict=True):
        if at.search(gap):
            parts.append([span])
        else:
            parts[-1].append(span)
    return [part for part in parts if len(part) > 1]
