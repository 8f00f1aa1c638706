"""The stages of a build, each a function of the work and a number: the same here, in processes, and on a cluster.

`judge_part` reads a part and judges its postings; `find_exact` and `find_near` look for repeats in a shard of all
fingerprints; `count_part` sums a part up; `count_alternatives` counts postings that name any of a group. Only the sums travel.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from skillgap.market.build.count.duplicates import (
    bands_of,
    candidates_of,
    digest_of,
    repeats_of,
    runs_of,
    sketches_of,
    words_of,
)
from skillgap.market.build.count.judge import Judged, judge
from skillgap.market.build.count.tally import Key, Place, Tally
from skillgap.market.build.input.formats import Stripe
from skillgap.market.build.input.read import read_postings
from skillgap.market.build.options import Decided, SkillFinder
from skillgap.market.build.run.work import PartRows, Work, number_of, place_of
from skillgap.market.posting import Named, plain_text

if TYPE_CHECKING:
    import numpy as np

Groups = Mapping[Key, Sequence[tuple[str, ...]]]
"""Role and level → groups of skills of which any is to be counted."""
_VERIFIED = 100_000
"""Pairs of sketches compared at a time; bounds the memory."""


class _Counting:
    """A finder that keeps count of its decisions."""

    def __init__(self, find: SkillFinder, decided: Decided) -> None:
        self._find, self._decided = find, decided
        self.version = find.version

    def __call__(self, text: str, decided: Decided | None = None) -> Iterable[Named]:
        return self._find(text, decided if decided is not None else self._decided)


class _Held(NamedTuple):
    """What the search for repeats needs of a part's postings."""

    judged: list[Judged]
    runs: list[np.ndarray]
    """Of those that may count, in their order."""


def judge_part(work: Work, number: int) -> int:
    """Judge the postings of a part, unless that is done already; give how many rows it has."""
    if work.part_file(number, "judged").exists():
        return len(work.rows(number).postings)
    part = work.parts[number]
    held, bad, decided = _Held([], []), list[tuple[int, str]](), Decided()
    find = _Counting(work.find, decided)
    for batch in read_postings(part.path, work.columns, Stripe(part.stripe, part.stripes)):
        bad += batch.bad
        for posting in batch.postings:
            text = plain_text(posting.text)
            words = words_of(text)
            judged = judge(
                posting,
                work.rules.reading,
                find,
                since=work.since,
                digest=digest_of(posting.title, words),
                text=text,
            )
            held.judged.append(judged)
            if not judged.dropped:
                held.runs.append(runs_of(words, work.rules.count.duplicates.words))
    _save_signatures(work, number, held)
    rows = PartRows(tuple(held.judged), tuple(bad), tuple(sorted(decided.items())))
    work.save(work.part_file(number, "judged"), msgspec.msgpack.encode(rows))
    return len(held.judged)


def _save_signatures(work: Work, number: int, held: _Held) -> None:
    """Leave what tells repeats: keys with the place they belong to, sorted by key, and the sketches."""
    import numpy as np

    rule = work.rules.count.duplicates
    counted = [one for one in held.judged if not one.dropped]
    digests = [(one.digest, one.row) for one in held.judged if one.digest]
    sketches = sketches_of(held.runs, rule)
    keys = bands_of(sketches, [f"{one.role}/{one.level}" for one in counted], rule)
    places = np.repeat(np.arange(len(counted), dtype=np.uint64), keys.shape[1])
    exact = np.array(sorted(digests), dtype=np.uint64).reshape(-1, 2).T
    work.save_array(work.part_file(number, "digests"), exact)
    work.save_array(work.part_file(number, "bands"), _by_key(np.stack([keys.ravel(), places])))
    work.save_array(work.part_file(number, "sketches"), (sketches & np.uint64(255)).astype(np.uint8))
    work.save_array(work.part_file(number, "rows"), np.array([one.row for one in counted], dtype=np.uint64))


def _by_key(pairs: np.ndarray) -> np.ndarray:
    import numpy as np

    ordered: np.ndarray = pairs[:, np.lexsort((pairs[1], pairs[0]))]
    return ordered


def find_exact(work: Work, shard: int) -> int:
    """Find the postings of a shard whose words an earlier one has; give how many there are."""
    import numpy as np

    keys, numbers = [], []
    for part in range(len(work.parts)):
        pairs = _slice(work, part, "digests", shard, bits=63)
        keys.append(pairs[0])
        numbers.append(pairs[1] + np.uint64(number_of(work.parts[part].file, 0)))
    order = np.concatenate(numbers)
    later, earlier = repeats_of(np.concatenate(keys), order)
    return _save_repeats(work, shard, "exact", order[later], order[earlier])


def find_near(work: Work, shard: int) -> int:
    """Find the postings of a shard that nearly repeat an earlier one of the same role and level; exact repeats are out."""
    import numpy as np

    keys, numbers, parts, places = [], [], [], []
    exact = work.all_repeats("exact")
    for part in range(len(work.parts)):
        pairs = _slice(work, part, "bands", shard, bits=64)
        rows = np.load(work.part_file(part, "rows"))
        order = rows[pairs[1]] + np.uint64(number_of(work.parts[part].file, 0))
        fresh = ~np.isin(order, exact)
        keys.append(pairs[0, fresh])
        numbers.append(order[fresh])
        parts.append(np.full(int(fresh.sum()), part))
        places.append(pairs[1, fresh])
    order = np.concatenate(numbers)
    later, earlier = _distinct(*candidates_of(np.concatenate(keys), order), order)
    where = np.stack([np.concatenate(parts), np.concatenate(places).astype(np.int64)])
    similar = np.concatenate([np.zeros(0, dtype=bool), *_similar(work, where, later, earlier)])
    return _save_repeats(work, shard, "near", order[later[similar]], order[earlier[similar]])


def _slice(work: Work, part: int, name: str, shard: int, *, bits: int) -> np.ndarray:
    """Read the keys of a part that belong to a shard, with their values."""
    import numpy as np

    pairs = np.load(work.part_file(part, name), mmap_mode="r")
    bounds = [(1 << bits) * edge // work.shards for edge in (shard, shard + 1)]
    start = int(np.searchsorted(pairs[0], np.uint64(bounds[0])))
    end = pairs.shape[1] if shard + 1 == work.shards else int(np.searchsorted(pairs[0], np.uint64(bounds[1])))
    return np.array(pairs[:, start:end])


def _distinct(later: np.ndarray, earlier: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Keep one of the pairs that several bands give."""
    import numpy as np

    by_pair = np.lexsort((order[earlier], order[later]))
    one, other = order[later][by_pair], order[earlier][by_pair]
    fresh = np.concatenate([[True], (one[1:] != one[:-1]) | (other[1:] != other[:-1])])[: len(by_pair)]
    return later[by_pair[fresh]], earlier[by_pair[fresh]]


def _similar(work: Work, where: np.ndarray, later: np.ndarray, earlier: np.ndarray) -> Iterator[np.ndarray]:
    """Tell of each pair whether its sketches agree often enough."""
    least = work.rules.count.duplicates.similar
    for start in range(0, len(later), _VERIFIED):
        one = _sketches(work, where[:, later[start : start + _VERIFIED]])
        other = _sketches(work, where[:, earlier[start : start + _VERIFIED]])
        yield (one == other).mean(axis=1) >= least


def _sketches(work: Work, where: np.ndarray) -> np.ndarray:
    import numpy as np

    found = np.zeros((where.shape[1], work.rules.count.duplicates.values), dtype=np.uint8)
    for part in np.unique(where[0]).tolist():
        at = where[0] == part
        found[at] = np.load(work.part_file(part, "sketches"), mmap_mode="r")[where[1][at]]
    return found


def _save_repeats(work: Work, shard: int, name: str, later: np.ndarray, earlier: np.ndarray) -> int:
    import numpy as np

    work.save_array(work.shard_file(shard, name), _by_key(np.stack([later, earlier])))
    return len(later)


def count_part(work: Work, number: int) -> Tally:
    """Sum a judged part up."""
    tally, file, rows = Tally(), work.parts[number].file, work.rows(number)
    exact, near = work.repeats(number, "exact"), work.repeats(number, "near")
    tally.rules.update(dict(rows.decided))
    tally.add_bad([(Place(file, row), reason) for row, reason in rows.bad])
    for posting in rows.postings:
        if posting.row in exact:
            tally.drop(posting, "exact duplicate")
        elif posting.dropped:
            tally.drop(posting, posting.dropped)
        elif posting.row in near:
            tally.drop(posting, "near duplicate")
            tally.near.append((Place(file, posting.row), Place(*place_of(near[posting.row]))))
        else:
            tally.keep(posting)
    return tally.cut()


def kept_postings(work: Work, number: int) -> Iterator[Judged]:
    """Yield the postings of a part that count."""
    repeats = {**work.repeats(number, "near"), **work.repeats(number, "exact")}
    for posting in work.rows(number).postings:
        if not posting.dropped and posting.row not in repeats:
            yield posting


def count_alternatives(work: Work, number: int, *, groups: Groups) -> Counter[tuple[Key, tuple[str, ...]]]:
    """Count the postings of a part that name any skill of each group."""
    found: Counter[tuple[Key, tuple[str, ...]]] = Counter()
    for posting in kept_postings(work, number):
        key = (posting.role, posting.level)
        named = {one.skill for one in posting.asked}
        found.update((key, group) for group in groups.get(key, ()) if not named.isdisjoint(group))
    return found
