"""Any figure of an advice asked "why?", for every face."""

from __future__ import annotations

from collections.abc import Sequence

from skillgap.advice.advice import Advice, Request, stored_for
from skillgap.errors import UnknownNameError
from skillgap.gap import Reason, RoleFit
from skillgap.gap import explain as explain_role


def explain(
    advice: Advice, request: Request, asked: str, *, roles: Sequence[RoleFit] = ()
) -> tuple[Reason, ...]:
    """Answer why a figure of these roles (without `roles` the best one) is what it is.

    `asked` is a figure of `skillgap.gap.FIGURES` ("fit", "interval", "reach", "order", "level", "market", "bars",
    "gain", "hours", "rank"), a column of the tables ("postings", "salary", "demand", "time"), a bar by its name
    ("years" or "bar:years"), or a skill by id, name or alias. Each answer is frozen: sentences, parts under named
    columns, lines of the resume and rows of the market; `skillgap.report.answers.why.reason_blocks` lays one out.
    Raises UnknownNameError, with the nearest names, for what no role has.
    """
    knowledge, stored = advice.knowledge, stored_for(request)
    given = (advice.resume, advice.skills, knowledge.market, knowledge.taxonomy)
    found: list[Reason] = []
    unknown: UnknownNameError | None = None
    for role in roles or (advice.best,):
        try:
            found += explain_role(*given, role=role.role, level=role.level, asked=asked, stored=stored)
        except UnknownNameError as error:
            unknown = error
    if unknown is not None and not found:
        raise unknown
    return tuple(found)
