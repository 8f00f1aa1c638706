"""`skillgap progress`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import ChoiceType, MonthType
from skillgap.cli.output import answer, write_file
from skillgap.cli.place import recalled

if TYPE_CHECKING:
    from pathlib import Path

    from skillgap.month import Month
    from skillgap.plan import Plan, PlanFile
    from skillgap.report.plan.progress import Review


@click.command("progress")
@click.argument("plan", type=click.Path(path_type=str), metavar="PLAN.md")
@click.option("--today", type=MonthType(), help="Month to plan from. [default: this month]")
@click.option(
    "--resume", metavar="RESUME", help="A new version: what it shows is done. [default: the plan's own]"
)
@click.option("--dry-run", is_flag=True, help="Report only; write nothing.")
@click.option("--password", help="Password of an encrypted resume.")
@click.option(
    "--format",
    "format_",
    type=ChoiceType(options.FORMAT_CHOICES),
    help="Of the report. [default: table on a terminal, markdown otherwise]",
)
@click.option("--json", "as_json", is_flag=True, help="Same as --format json.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    help="Write the new plan to FILE and leave PLAN.md as it is; the extension decides the form.",
)
def command(
    *,
    plan: str,
    today: Any,
    resume: str | None,
    dry_run: bool,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Tell how far a plan has come, and plan the rest again.

    Everything you wrote into PLAN.md is kept. The version before is kept beside it, as PLAN.YYYY-MM.bak.md.
    """
    from pathlib import Path

    from skillgap.report.plan.progress import report_progress

    path = Path(plan)
    review = _review(path, options.this_month(today), resume, password)
    answer(report_progress(review), format_=format_, as_json=as_json, output=None)
    if review.plan is None or dry_run:
        return
    if output is not None:
        _write_elsewhere(review.plan, review.file, Path(output), path)
    else:
        _write_back(review.plan, review.file, path, review.progress.today)


def _review(path: Path, today: Month, resume: str | None, password: str | None) -> Review:
    """Read the plan, compare it with the calendar, and plan the rest when the resume is at hand."""
    from skillgap.advice import Request, advise, load_knowledge, replan_for
    from skillgap.market import find_role
    from skillgap.plan import changes_between, progress_of, read_plan_text
    from skillgap.report.plan.progress import Review

    profiles, cache = options.profiles_folder(), options.cache_folder()
    knowledge = load_knowledge(today=today, profiles=profiles, cache_folder=cache)
    file = read_plan_text(_text(path), name=str(path), roadmaps=knowledge.roadmaps)
    title = find_role(knowledge.market, file.role).title
    progress = progress_of(file, today)
    found = resume if resume is not None else _recorded(path, file.resume)
    if found is None:
        where = f"{file.resume} is not beside the plan" if file.resume else "the plan names no resume"
        note = f"The rest is not planned again: {where}. Give the resume with --resume."
        return Review(title=title, file=file, progress=progress, plan=None, note=note)
    request = Request(
        profiles=profiles,
        today=today,
        roles=(file.role,),
        level=file.level,
        source=file.source,
        password=password,
    )
    advice = advise(options.resume_source(found), request, cache_folder=cache, recall=recalled())
    plan = replan_for(advice, file, today=today)
    note = ""
    if plan.resume_hash != file.resume_hash and file.resume_hash:
        note = f"The resume has changed since the plan was made: {found} was read."
    return Review(
        title=title,
        file=file,
        progress=progress,
        plan=_named(plan, found, path),
        changes=changes_between(file, plan),
        note=note,
    )


def _text(path: Path) -> str:
    from skillgap.errors import PlanError

    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlanError(
            f"{path}: cannot be read ({error.strerror})", hint="Give the Markdown file of a plan."
        ) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PlanError(
            f"{path}: byte {error.start + 1} is not UTF-8, so this is no Markdown plan",
            hint="Give the .md file of the plan; save it as UTF-8.",
        ) from error


def _recorded(path: Path, resume: str) -> str | None:
    """Find the resume the plan names: from the plan's folder, beside the plan, or from here."""
    from pathlib import Path

    if not resume or resume == "-":
        return None
    places = (path.parent / resume, path.parent / Path(resume).name, Path(resume))
    return next((str(place) for place in places if place.is_file()), None)


def _named(plan: Plan, resume: str, path: Path) -> Plan:
    """Note where the resume lies, seen from the plan."""
    import msgspec

    return msgspec.structs.replace(plan, resume=options.seen_from(path, resume))


def _write_elsewhere(plan: Plan, file: PlanFile, output: Path, path: Path) -> None:
    from skillgap.report.plan.files import PLAN_SUFFIXES, render_plan
    from skillgap.report.plan.markdown import render_plan_file

    suffix = output.suffix.lower() or ".md"
    if suffix not in PLAN_SUFFIXES:
        raise click.UsageError(f"{output}: no format for '{suffix}'; use {', '.join(PLAN_SUFFIXES)}")
    write_file(output, render_plan_file(plan, file) if suffix == ".md" else render_plan(plan, suffix))


def _write_back(plan: Plan, file: PlanFile, path: Path, today: Month) -> None:
    """Replace the plan in one step, its version before kept beside it under a name nothing has yet."""
    from skillgap.report.plan.markdown import render_plan_file
    from skillgap.report.write import keep_beside

    text = render_plan_file(plan, file).encode("utf-8")
    if text == path.read_bytes():
        click.echo(f"{path} stands as it is", err=True)
        return
    kept = keep_beside(path, str(today))
    write_file(path, text)
    click.echo(f"the version before is kept as {kept}", err=True)
