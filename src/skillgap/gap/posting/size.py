"""How many things of how many fields postings require: the distribution a single posting is held against."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence

import msgspec

from skillgap.gap.judge.reach import Asking
from skillgap.gap.posting.fields import Fields
from skillgap.gap.posting.rules import load_posting_rules
from skillgap.skills import Taxonomy


class Sizes(msgspec.Struct, frozen=True, kw_only=True):
    """How much the stored postings of a role require."""

    role: str
    """Role id; empty when the postings of all roles are taken together."""
    counts: tuple[int, ...]
    """Things required, an either-or list once; one per posting, ascending."""
    fields: tuple[int, ...]
    """Fields of work they belong to; one per posting, ascending."""

    @property
    def n(self) -> int:
        """Postings behind the distribution."""
        return len(self.counts)

    def percentile(self, needs: int) -> float:
        """Give the share of postings that require at most so many things, 0 to 1."""
        return bisect.bisect_right(self.counts, needs) / self.n

    def mixing(self, fields: int) -> float:
        """Give the share of postings that mix at least so many fields, 0 to 1."""
        return 1 - bisect.bisect_left(self.fields, fields) / self.n


def sizes_of(
    role: str | None, roles: Iterable[str], postings: Callable[[str], Sequence[Asking]], taxonomy: Taxonomy
) -> tuple[Sizes, ...]:
    """Count the postings of a role, where enough are stored, and those of all roles together; nothing without any.

    `postings` gives all stored postings of a role, whatever their level.
    """
    rules = load_posting_rules().unicorn
    fields = Fields(taxonomy, rules)
    stored = {name: postings(name) for name in roles}
    together = [posting for name in sorted(stored) for posting in stored[name]]
    own = stored.get(role, ()) if role is not None else ()
    found = [_sizes(role, own, fields)] if role is not None and len(own) >= rules.least else []
    return tuple([*found, _sizes("", together, fields)] if together else found)


def _sizes(role: str, postings: Sequence[Asking], fields: Fields) -> Sizes:
    return Sizes(
        role=role,
        counts=tuple(sorted(len(posting.required) for posting in postings)),
        fields=tuple(sorted(len(fields.asked(posting.required)) for posting in postings)),
    )
