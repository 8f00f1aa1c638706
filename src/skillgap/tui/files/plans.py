"""The plan file a person lives with: its ticks come into the app, the app's ticks go into it, all else in it stays."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from skillgap.errors import PlanError, SkillgapError
from skillgap.plan import Plan, PlanFile, read_plan_text
from skillgap.report.plan.markdown import render_plan_file
from skillgap.report.write import write_atomically
from skillgap.tui.session import Session

_NEAR = 2
"""Folders up a resume may lie from its plan to be named by its way from there."""


def read_plan(path: Path, session: Session) -> PlanFile:
    """Read a plan file; raises PlanError for what is none, or is one for another role or level."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(f"{path}: cannot be read ({error})", hint="e writes the plan anew.") from error
    file = read_plan_text(text, name=str(path), roadmaps=session.actual.knowledge.roadmaps)
    if (file.role, file.level) != (session.role.role, session.role.level):
        raise PlanError(
            f"{path}: a plan for {file.role}, {file.level}", hint="r chooses that role and level."
        )
    return file


def write_plan(path: Path, session: Session) -> None:
    """Write the plan, keeping what the person wrote into the file; raises WriteError."""
    plan = _named(session.plan, session, path)
    try:
        file = read_plan(path, session) if path.exists() else None
    except SkillgapError:
        file = None
    write_atomically(path, plan_text(plan, session, file))


def plan_text(plan: Plan, session: Session, file: PlanFile | None = None) -> str:
    """Render the plan, with what is done on the resume itself ticked."""
    text = render_plan_file(plan, file)
    if not session.edited and file is None:
        return text
    written = read_plan_text(text, name="plan", roadmaps=session.actual.knowledge.roadmaps)
    proof = tuple(msgspec.structs.replace(tick, done=tick.key in session.edited) for tick in written.proof)
    return (
        text
        if proof == written.proof
        else render_plan_file(plan, msgspec.structs.replace(written, proof=proof))
    )


def _named(plan: Plan, session: Session, path: Path) -> Plan:
    """Note where the resume lies, seen from the plan."""
    if not session.path:
        return plan
    try:
        way = os.path.relpath(session.path, path.absolute().parent).replace(os.sep, "/")
    except ValueError:  # on another drive there is no way
        way = ""
    near = way and way.count("../") <= _NEAR
    return msgspec.structs.replace(plan, resume=way if near else Path(session.path).name)
