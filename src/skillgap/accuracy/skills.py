"""Measure found skills against hand-written truth; pure functions for the accuracy card.

Truth of a resume: a mapping with `skills` (each with `name`, `surfaces`, `kind`, `state`, `months`, `months_range`),
`not_skills` (traps: each with `surface` and `skill`) and `optional` (surfaces neither right nor wrong).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from skillgap.skills.mentions import Found
from skillgap.skills.names.surfaces import squash
from skillgap.skills.skill import Skill, SkillSet

Truth = Mapping[str, Any]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What was right and wrong; add counts of several texts with `+`."""

    right: int = 0
    """Tools found that are in the truth."""
    wrong: tuple[str, ...] = ()
    """Tools found that are not, by name."""
    missed: tuple[str, ...] = ()
    """Tools of the truth not found."""
    concepts: int = 0
    concepts_missed: tuple[str, ...] = ()
    states: int = 0
    """Found skills with the true state."""
    states_wrong: tuple[str, ...] = ()
    months: int = 0
    """Found skills whose months lie in the true range."""
    months_wrong: tuple[str, ...] = ()
    traps: int = 0
    traps_sprung: tuple[str, ...] = ()
    """Traps reported as a skill."""

    def __add__(self, other: Counts) -> Counts:
        """Put two counts together."""
        return Counts(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})

    @property
    def precision(self) -> float:
        """Share of the tools found that are right; 1 when none was found."""
        return _share(self.right, len(self.wrong))

    @property
    def recall(self) -> float:
        """Share of the true tools found; 1 when there are none."""
        return _share(self.right, len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall over tools."""
        return _harmonic(self.precision, self.recall)

    @property
    def concept_recall(self) -> float:
        """Share of the true concepts found; their precision is not measured, the labels being selective."""
        return _share(self.concepts, len(self.concepts_missed))

    @property
    def state_accuracy(self) -> float:
        """Share of the found true skills whose state is right."""
        return _share(self.states, len(self.states_wrong))

    @property
    def months_accuracy(self) -> float:
        """Share of the found true skills whose months lie in the true range, "none" included."""
        return _share(self.months, len(self.months_wrong))


def score_skills(found: SkillSet, truth: Truth, text: str) -> Counts:
    """Compare the skills of a resume with its truth; `text` is the document's, for finding the traps.

    A found skill is right when its id, its name or the text of a mention equals a true skill's name or surface,
    ignoring case and separators.
    """
    claims = [(true, _keys([true["name"], *true["surfaces"]])) for true in truth["skills"]]
    optional = _keys(truth.get("optional", ()))
    matched: dict[int, list[Skill]] = {}
    wrong: list[str] = []
    for skill in found.skills:
        keys = _keys([skill.id, skill.name, *(mention.text for mention in skill.mentions)])
        at = [index for index, (_, known) in enumerate(claims) if keys & known]
        for index in at:
            matched.setdefault(index, []).append(skill)
        if not at and skill.kind == "tool" and not keys & optional:
            wrong.append(f"{skill.name} ('{skill.mentions[0].text}')")
    counts = Counts(wrong=tuple(wrong))
    for index, (true, _) in enumerate(claims):
        counts += _score_one(true, matched.get(index, []))
    return counts + score_traps(found, truth.get("not_skills", ()), text)


def _score_one(true: Truth, found: Sequence[Skill]) -> Counts:
    name, tool = true["name"], true["kind"] == "tool"
    if not found:
        return Counts(missed=(name,)) if tool else Counts(concepts_missed=(name,))
    counts = Counts(right=1) if tool else Counts(concepts=1)
    skill = next((skill for skill in found if skill.name.lower() == name.lower()), found[0])
    if skill.state == true["state"]:
        counts += Counts(states=1)
    else:
        counts += Counts(states_wrong=(f"{name}: {skill.state} for {true['state']}",))
    bounds = true.get("months_range")
    if bounds is None or skill.months is None:
        fits = bounds is None and skill.months is None
    else:
        fits = bounds[0] <= skill.months <= bounds[1]
    if fits:
        return counts + Counts(months=1)
    return counts + Counts(months_wrong=(f"{name}: {skill.months} for {true['months']}",))


def score_traps(found: SkillSet, traps: Iterable[Truth], text: str) -> Counts:
    """Count the traps of which a mention was reported as the skill the trap is about."""
    counts = Counts()
    low = text.lower()
    for trap in traps:
        counts += Counts(traps=1)
        surface = trap["surface"].lower()
        at = low.find(surface)
        while at >= 0:
            end = at + len(surface)
            inside = [
                skill for skill in found.skills if _stands_in(skill, at, end) and _about(skill, trap["skill"])
            ]
            if inside:
                counts += Counts(traps_sprung=(f"{trap['surface']}: {inside[0].name}",))
                break
            at = low.find(surface, end)
    return counts


def _stands_in(skill: Skill, start: int, end: int) -> bool:
    return any(mention.start < end and mention.end > start for mention in skill.mentions)


def _about(skill: Skill, name: str) -> bool:
    wanted, given = squash(name), squash(skill.name)
    return wanted == given or (len(wanted) > 1 and (wanted in given or given in wanted))


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """How found spans overlap with labelled ones; add the overlaps of several texts with `+`."""

    found: int = 0
    found_right: int = 0
    labelled: int = 0
    labelled_found: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        """Put two counts together."""
        return Overlap(
            **{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__}
        )

    @property
    def precision(self) -> float:
        """Share of the found spans that overlap with a label."""
        return self.found_right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of the labels that overlap with a found span."""
        return self.labelled_found / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return _harmonic(self.precision, self.recall)


def score_spans(found: Found, labels: Sequence[tuple[int, int]]) -> Overlap:
    """Compare mentions with labelled spans of the same text, both as offsets, by overlap."""
    spans = sorted({(mention.start, mention.end) for _, mention in found.mentions})
    right = sum(any(start < last and end > first for first, last in labels) for start, end in spans)
    hit = sum(any(start < last and end > first for start, end in spans) for first, last in labels)
    return Overlap(found=len(spans), found_right=right, labelled=len(labels), labelled_found=hit)


def _keys(names: Iterable[str]) -> set[str]:
    return {squash(" ".join(name.split())) for name in names}


def _share(right: int, other: int) -> float:
    return right / (right + other) if right + other else 1.0


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
