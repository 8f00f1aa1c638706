"""Skills that postings offer as alternatives often enough to be one demand."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from skillgap.market.build.rules import CountRules


def alternatives_of(
    pairs: Mapping[tuple[str, str], int], named: Mapping[str, int], rules: CountRules
) -> tuple[tuple[str, ...], ...]:
    """Give groups in which every two skills are alternatives, the best supported pairs first.

    Two skills are when enough postings offer them so, and these are enough of those that name the commoner one:
    whoever is asked for Python may now and then bring Java instead, but knowing Java does not make up for Python. Members are
    ordered by how many postings name them.
    """
    close = {
        pair: number
        for pair, number in pairs.items()
        if number >= rules.least_alternatives
        and number >= rules.alternative_share * max(named[pair[0]], named[pair[1]])
    }
    groups: dict[str, frozenset[str]] = {}
    for one, other in sorted(close, key=lambda pair: (-close[pair], pair)):
        left, right = groups.get(one, frozenset({one})), groups.get(other, frozenset({other}))
        if left != right and all(tuple(sorted(pair)) in close for pair in itertools.product(left, right)):
            groups |= dict.fromkeys(left | right, left | right)
    ordered = {tuple(sorted(group, key=lambda skill: (-named[skill], skill))) for group in groups.values()}
    return tuple(sorted(ordered, key=lambda group: (-named[group[0]], group)))
