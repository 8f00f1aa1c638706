"""`skillgap whatif`."""

from __future__ import annotations

from typing import Any

import click

from skillgap.cli import options
from skillgap.cli.kinds import WholeType
from skillgap.cli.output import answer
from skillgap.cli.place import recalled

CURVE = 8
"""Next skills shown after those of --learn."""


@click.command("whatif")
@options.resume_argument
@click.option("--role", metavar="ROLE", help="[default: the best-fitting role]")
@options.level_option
@options.source_option
@options.reach_option
@click.option("--learn", metavar="SKILL,SKILL…", default="", help="Take these skills as learnt.")
@click.option(
    "--evidence",
    metavar="SKILL,SKILL…",
    default="",
    help="Take these skills, which the resume names, as shown in work.",
)
@click.option("--years", type=WholeType(0, 30), default=0, metavar="N", help="Let N years of work pass.")
@click.option(
    "--best",
    type=WholeType(1, 40),
    metavar="N",
    help="Take the N skills of most gain per hour. [default: 5]",
)
@options.reading_options
@options.output_options
def command(
    *,
    resume: str,
    role: str | None,
    level: str | None,
    source: str,
    reach_at: float | None,
    learn: str,
    evidence: str,
    years: int,
    best: int | None,
    today: Any,
    password: str | None,
    format_: str | None,
    as_json: bool,
    output: str | None,
) -> None:
    """Tell the fit after learning skills, and which to learn next.

    With --learn the fit before and after those skills; --evidence takes listed skills as shown in work, --years lets
    time pass. With --best N the N skills that win most per hour, and where the curve flattens. Learnt means shown in
    a project this month.
    """
    from skillgap.advice import Request, advise, stored_for
    from skillgap.gap import Change, flattens_after, what_if
    from skillgap.report.answers.whatif import report_what_if
    from skillgap.report.words import who

    wanted, proven = options.names(learn), options.names(evidence)
    for option, text, named in (("--learn", learn, wanted), ("--evidence", evidence, proven)):
        if text and not named:
            raise click.UsageError(f"{option} names no skill")
    request = Request(
        profiles=options.profiles_folder(),
        today=options.this_month(today),
        roles=(role,) if role else (),
        level=options.level_name(level),
        source=source,
        reach_at=options.share(reach_at),
        password=password,
    )
    advice = advise(
        options.resume_source(resume), request, cache_folder=options.cache_folder(), recall=recalled()
    )
    given = (advice.resume, advice.skills, advice.knowledge.market, advice.knowledge.taxonomy)
    asked = bool(wanted or proven or years)
    taken = best or (0 if asked else 5)
    change = Change(
        years=years, evidence=proven, learn=wanted, best=taken, ahead=0 if best or not asked else CURVE
    )
    found = what_if(
        *given, role=advice.best.role, level=request.level, change=change, stored=stored_for(request)
    )
    report = report_what_if(found, flattens_after(found.curve), who=who(advice.resume))
    answer(report, format_=format_, as_json=as_json, output=output)
