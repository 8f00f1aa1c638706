"""Measure by how much what must not move the skills and fits of a resume moves them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from skillgap.accuracy.postings import read_rows
from skillgap.accuracy.stability.changes import CHANGES, Change, laid_flat
from skillgap.documents import Document, read_document
from skillgap.errors import DocumentError
from skillgap.gap import bare_fits
from skillgap.market import Market
from skillgap.month import Month
from skillgap.resume import Resume, parse_resume
from skillgap.skills import SkillSet, Taxonomy, find_skills

FORMATS = "another file format"


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """The fit that one change of one resume moved most."""

    resume: str
    role: str
    level: str
    before: float
    after: float

    @property
    def points(self) -> float:
        """How far, up or down."""
        return round(abs(self.after - self.before), 1)


class Stability(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one kind of change."""

    change: str
    tried: int
    """Changed resumes read."""
    same: int
    """Of these, with the same skills, states and months."""
    skills: int
    """Skills read, over all changed resumes."""
    moved: tuple[str, ...]
    """Skills that came, went or changed, each with the resume's name."""
    fits: tuple[Moved, ...] = ()
    """The largest movement of each changed resume of which any fit, at any role and level, moved; farthest first."""

    @property
    def steady(self) -> int:
        """Changed resumes of which no fit moved."""
        return self.tried - len(self.fits)

    @property
    def largest(self) -> float:
        """Points by which a fit moved most."""
        return max((one.points for one in self.fits), default=0.0)


class StabilityCard(msgspec.Struct, frozen=True, kw_only=True):
    """The measurements over all resumes."""

    resumes: int
    changes: tuple[Stability, ...]


class _Read(msgspec.Struct, frozen=True):
    """A document read to the end."""

    resume: Resume
    found: SkillSet
    skills: dict[str, tuple[str, int | None]]
    fits: dict[tuple[str, str], float]


class _Reader:
    def __init__(self, taxonomy: Taxonomy, market: Market, today: Month) -> None:
        self.taxonomy, self._market, self._today = taxonomy, market, today

    def read(self, document: Document) -> _Read:
        """Find skills and fits."""
        resume = parse_resume(document, today=self._today)
        found = find_skills(resume, self.taxonomy)
        fits = bare_fits(resume, found, self._market, self.taxonomy).fits
        return _Read(
            resume,
            found,
            {skill.id: (skill.state, skill.months) for skill in found.skills},
            {(role, level): fit.value if fit else 0.0 for role, level, fit in fits},
        )


def measure_stability(
    people: Sequence[Sequence[Document]], taxonomy: Taxonomy, market: Market, *, today: Month
) -> StabilityCard:
    """Change every resume in each way and read it again; hold the files of one person against the first of them.

    Layouts are laid flat before a change, so that lines can be moved; a change that finds nothing to change is not
    counted.
    """
    reader = _Reader(taxonomy, market, today)
    flat = [laid_flat(files[0]) for files in people]
    bases = [(document, reader.read(document)) for document in flat]
    changed = [
        _counted(name, (pair for base in bases for pair in _pairs(*base, change, reader)))
        for name, change in CHANGES.items()
    ]
    formats = (pair for files in people for pair in _formats(files, reader))
    return StabilityCard(resumes=len(flat), changes=(*changed, _counted(FORMATS, formats)))


def labelled_people(folder: Path) -> list[tuple[Document, ...]]:
    """Read the files of each resume in `folder/truth.jsonl`; what cannot be read is left out."""
    people = []
    for row in read_rows(folder / "truth.jsonl"):
        files = []
        for name in row["files"]:
            try:
                password = row["files_meta"].get(name, {}).get("password")
                files.append(read_document(folder / name, password=password))
            except DocumentError:
                continue
        if files:
            people.append(tuple(files))
    return people


def _pairs(
    document: Document, before: _Read, change: Change, reader: _Reader
) -> Iterator[tuple[str, _Read, _Read]]:
    """Give the document as it was and as each form of a change leaves it."""
    for changed in change(document, before.resume, before.found, reader.taxonomy):
        if changed.lines != document.lines:
            yield document.name, before, reader.read(changed)


def _formats(files: Sequence[Document], reader: _Reader) -> Iterator[tuple[str, _Read, _Read]]:
    """Give the first file of a person and each further one."""
    if len(files) > 1:
        before = reader.read(files[0])
        yield from ((file.name, before, reader.read(file)) for file in files[1:])


def _counted(change: str, pairs: Iterator[tuple[str, _Read, _Read]]) -> Stability:
    tried = same = skills = 0
    moved: dict[str, None] = {}
    fits: list[Moved] = []
    for name, before, after in pairs:
        differing = sorted({id_ for id_, _ in {*before.skills.items()} ^ {*after.skills.items()}})
        tried, same, skills = tried + 1, same + (not differing), skills + len(before.found.skills)
        moved |= dict.fromkeys(f"{name}: {id_}" for id_ in differing)
        furthest = _furthest(name, before, after)
        if furthest.points:
            fits.append(furthest)
    fits.sort(key=lambda one: (-one.points, one.resume, one.role, one.level))
    return Stability(
        change=change, tried=tried, same=same, skills=skills, moved=tuple(moved), fits=tuple(fits)
    )


def _furthest(name: str, before: _Read, after: _Read) -> Moved:
    """Give the fit that moved most."""
    role, level = max(
        before.fits, key=lambda place: (abs(after.fits[place] - before.fits[place]), place), default=("", "")
    )
    place = (role, level)
    return Moved(
        resume=name,
        role=role,
        level=level,
        before=before.fits.get(place, 0.0),
        after=after.fits.get(place, 0.0),
    )
