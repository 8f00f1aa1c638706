"""Find the skills of a resume: which, in what state, for how long, and on what evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

import msgspec

from skillgap.month import Month, merged_months
from skillgap.patterns import caseless, regex
from skillgap.resume import Resume, Span
from skillgap.skills.mentions import Judged, judge, mention_of, rejections_of
from skillgap.skills.names.matcher import Matcher, matcher_of, squash
from skillgap.skills.names.passage import Passage, Row, passage_of_resume, spans_of
from skillgap.skills.names.person import NAME_WORDS, person_places, places_of
from skillgap.skills.overrides import Overrides
from skillgap.skills.skill import Mention, Signal, Skill, SkillSet, Standing, State
from skillgap.skills.standing.apart import tools_around
from skillgap.skills.standing.bands import BandRules, band_of, band_rules_of, signals_in
from skillgap.skills.standing.implied import implied_by
from skillgap.skills.taxonomy import SkillEntry, Taxonomy
from skillgap.skills.wording.rules import ContextRules, rules_of

_STATES: tuple[State, ...] = ("demonstrated", "claimed", "learning")
_UNDATED_WORK = frozenset({"experience", "projects", "volunteering"})
_PAPERS = frozenset({"publications", "talks"})
_COURSES_HELD = frozenset({"teaching"})
"""Sections that list what a course is about; who holds it knows the subject, but the list shows no use of it."""
_THESIS = regex(r"\b(?:thesis|dissertation|diploma work|capstone|final[- ]year project)\b", re.I)
_VENUE = regex(
    r"\b(?:journal|conference|symposium|workshop|transactions|proceedings|proc\.|letters|meeting|annals|congress)\b",
    re.I,
)
_HEADER_LINES = 4


class Evidence(msgspec.Struct, frozen=True):
    """A mention of a skill with the stretches of time that show it."""

    mention: Mention
    spans: tuple[Span, ...]
    within: str = ""
    """Name of the tool whose name the mention is part of."""


def find_skills(resume: Resume, taxonomy: Taxonomy, *, overrides: Overrides | None = None) -> SkillSet:
    """Find every skill the resume names, with state, months and evidence, and the names decided against.

    Only what is named counts; what a skill implies is the business of the comparison. Months are the calendar months
    of the positions and projects whose lines name the skill, overlaps once; None when nothing dated does.
    """
    passage, rules = passage_of_resume(resume), rules_of(taxonomy)
    judged = judge(
        passage,
        taxonomy,
        speaker="person",
        overrides=overrides,
        names=_names(resume, passage, rules, matcher_of(taxonomy)),
    )
    evidence: dict[str, list[Evidence]] = {}
    entries: dict[str, SkillEntry] = {}
    accepted = [one for one in judged if one.decision.accept]
    around = tools_around(accepted, passage.text, taxonomy)
    for place, one in enumerate(accepted):
        entries[one.entry.id] = one.entry
        item = _evidence(one, resume, passage, rules)
        if place in around:
            item = msgspec.structs.replace(item, within=around[place].name)
        evidence.setdefault(one.entry.id, []).append(item)
    bands = band_rules_of(taxonomy)
    signals = cache(partial(signals_in, rules=bands))
    evidence = {id_: _with_signals(found, passage, signals) for id_, found in evidence.items()}
    skills = [_skill(entries[id_], found, resume.today, bands) for id_, found in evidence.items()]
    skills.sort(
        key=lambda skill: (_STATES.index(skill.state), -(skill.months or 0), skill.name.lower(), skill.id)
    )
    return SkillSet(
        skills=tuple(skills),
        rejected=rejections_of(judged, passage, rules),
        taxonomy_version=taxonomy.version,
        implied=implied_by(skills, taxonomy, least=bands.implied_from),
    )


def _names(
    resume: Resume, passage: Passage, rules: ContextRules, matcher: Matcher
) -> list[tuple[int, int, str]]:
    """Find the spans that are names of employers, schools, referees and the person."""
    found: list[tuple[int, int, str]] = []

    def add(needles: Iterable[str], first: int, last: int, rule: str) -> None:
        needles = [needle for needle in needles if len(needle.split()) <= NAME_WORDS and _is_name(needle)]
        rows = passage.rows[first : min(last, first + _HEADER_LINES)]
        found.extend((start, end, rule) for start, end in spans_of(needles, passage, rows))

    for position in resume.positions:
        add([position.employer], position.first, position.last, "employer")
        if position.title and " " not in position.title.strip():
            add([position.title], position.first, position.last, "title")
    for education in resume.education:
        add([education.institution], education.first, education.last, "school")
    add([resume.contact.location], 0, len(passage.rows), "person")
    name = resume.contact.name
    found.extend((*span, "person") for span in places_of(name, passage.text))
    skills = [word for word in name.split() if matcher.surface(squash(word.strip("."))) is not None]
    if skills:
        found.extend((*span, "person") for span in person_places(skills, name, passage.text))
    for section in resume.sections:
        if section.heading and section.kind != "other" and section.first < len(passage.rows):
            row = passage.rows[section.first]
            found.append((row.start, row.end, "heading"))
    for row in passage.rows:
        if row.section in rules.silent_sections:
            found.append((row.start, row.end, row.section))
    return found


def _is_name(text: str) -> bool:
    """Tell a name from the start of a sentence that was taken for one: small first letters are those of brands."""
    return ";" not in text and (not text[:1].islower() or len(text.split()) <= 2)


def _evidence(judged: Judged, resume: Resume, passage: Passage, rules: ContextRules) -> Evidence:
    """Give a hit its state from where it stands, and the dates of its place."""
    row_index = passage.row_index(judged.hit.start)
    row = passage.rows[row_index]
    if judged.learning or _is_learning_place(row, rules):
        return Evidence(mention_of(judged, passage, "learning"), ())
    if row.section in _COURSES_HELD:
        return Evidence(mention_of(judged, passage, "claimed"), ())
    spans = [position.span for position in resume.positions if position.first <= row_index < position.last]
    projects = [project for project in resume.projects if project.first <= row_index < project.last]
    shown = bool(spans) or row.section in _UNDATED_WORK
    for project in projects:
        if project.kind in _PAPERS:
            continue
        shown = True
        if project.span is not None:
            spans.append(project.span)
    if row.section in _PAPERS:
        shown = (
            row.section == "publications"
            and judged.entry.kind == "concept"
            and not _in_venue(judged, passage)
        )
    if row.section == "education" and _THESIS.search(passage.text, *passage.paragraph_at(judged.hit.start)):
        shown = True
    return Evidence(mention_of(judged, passage, "demonstrated" if shown else "claimed"), tuple(spans))


def _in_venue(judged: Judged, passage: Passage) -> bool:
    """Tell the name of a journal or conference, which shows no skill, from a paper's title."""
    first, last = passage.sentence_at(judged.hit.start)
    return bool(_VENUE.search(passage.text, first, last))


def _is_learning_place(row: Row, rules: ContextRules) -> bool:
    if row.section in rules.learning_sections:
        return True
    return row.section not in _UNDATED_WORK and bool(
        caseless(rules.learning_headings).search(row.heading)
        and row.section in ("other", "education", "skills")
    )


def _with_signals(
    evidence: list[Evidence], passage: Passage, signals_of: Callable[[str], tuple[Signal, ...]]
) -> list[Evidence]:
    """Add to demonstrated mentions what their sentences say about the use."""
    return [
        msgspec.structs.replace(item, mention=msgspec.structs.replace(item.mention, signals=signals))
        if item.mention.state == "demonstrated"
        and (signals := signals_of(passage.text[slice(*passage.sentence_at(item.mention.start))]))
        else item
        for item in evidence
    ]


def _skill(entry: SkillEntry, evidence: list[Evidence], today: Month, rules: BandRules) -> Skill:
    """Put the evidence for one skill together."""
    mentions = tuple(item.mention for item in evidence)
    dated = _dated(evidence, today)
    months = merged_months(dated) if dated else None
    banding = band_of(mentions, months, rules)
    return Skill(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        state=min((mention.state for mention in mentions), key=_STATES.index),
        months=months,
        last_used=max(until for _, until in dated) if dated else None,
        confidence=_confidence(evidence),
        mentions=mentions,
        band=banding.band,
        band_reasons=banding.reasons,
        band_next=banding.next,
        apart=_apart(evidence, today),
    )


def _apart(evidence: Sequence[Evidence], today: Month) -> Standing | None:
    """Give how a skill stands without the mentions in the names of tools; None where it has none of these."""
    within = tuple(dict.fromkeys(item.within for item in evidence if item.within))
    if not within:
        return None
    own = [item for item in evidence if not item.within]
    if not own:
        return Standing(state=None, within=within)
    return Standing(
        state=min((item.mention.state for item in own), key=_STATES.index),
        last_used=max((until for _, until in _dated(own, today)), default=None),
        confidence=_confidence(own),
        within=within,
    )


def _dated(evidence: Sequence[Evidence], today: Month) -> list[tuple[Month, Month]]:
    """Give the stretches of time whose beginning and end are known."""
    spans = [(span.start, span.until(today)) for item in evidence for span in item.spans]
    return [(start, until) for start, until in spans if start and until and start <= until]


def _confidence(evidence: Sequence[Evidence]) -> float:
    """Give the confidence that one mention at least is right."""
    doubt = 1.0
    for item in evidence:
        doubt *= 1 - item.mention.confidence
    return round(1 - doubt, 3)
