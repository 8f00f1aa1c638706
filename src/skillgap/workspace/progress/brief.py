"""What a coach should know before a session: what changed, what is open, three questions to ask."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from skillgap.workspace.clients.client import Client
from skillgap.workspace.clients.sessions import Action, Meeting
from skillgap.workspace.progress.analysis import Analysis, Missing
from skillgap.workspace.progress.changes import Changes

QUESTIONS = 3
_SLOW_DAYS = 28
"""Days after which an open action is asked about for its obstacle rather than its progress."""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One page before a session."""

    client: Client
    day: str
    last: Meeting | None
    """The session before."""
    analysis: Analysis | None
    changes: Changes | None
    """Since the session before; None when there is nothing to compare with."""
    open: tuple[Action, ...]
    done: tuple[Action, ...]
    """Done since the session before."""
    questions: tuple[str, ...]


def brief_for(
    client: Client,
    *,
    day: datetime.date,
    held: tuple[Meeting, ...],
    agreed: tuple[Action, ...],
    analysis: Analysis | None,
    changes: Changes | None,
) -> Brief:
    """Put the brief together; `held` and `agreed` in the order of their days."""
    before = [meeting for meeting in held if meeting.held < day.isoformat()]
    last = before[-1] if before else None
    waiting = tuple(action for action in agreed if not action.done)
    done = tuple(action for action in agreed if action.done and (last is None or action.done >= last.held))
    asked = list(_questions(client, day, waiting, done, analysis, changes))
    return Brief(
        client=client,
        day=day.isoformat(),
        last=last,
        analysis=analysis,
        changes=changes,
        open=waiting,
        done=done,
        questions=tuple(asked[:QUESTIONS]),
    )


def _questions(
    client: Client,
    day: datetime.date,
    waiting: tuple[Action, ...],
    done: tuple[Action, ...],
    analysis: Analysis | None,
    changes: Changes | None,
) -> Iterator[str]:
    """Ask about what was agreed, then about what changed, then about what comes next."""
    if waiting:
        yield _about_action(waiting[0], day)
    elif done:
        yield f"You finished “{done[-1].text}”. What can you do now that you could not before?"
    if changes and changes.lost:
        yield f"{changes.lost[0].name} no longer stands on the resume. Was that meant?"
    if analysis is None:
        yield "There is no resume yet. What did you work on last, and with which tools?"
    if not client.goals.roles:
        yield _about_goal(analysis)
    gaps = _gaps(analysis)
    if changes and changes.gained and changes.gained[0].after != "demonstrated":
        yield f"{changes.gained[0].name} is new on the resume. Where have you used it, and what came of it?"
    if proof := next((gap for gap in gaps if gap.kind == "proof"), None):
        yield f"The resume names {proof.name} but shows it in no work. Where did you use it last?"
    if learning := next((gap for gap in gaps if gap.kind == "learning"), None):
        yield (
            f"{learning.name} would bring {learning.gain:+.1f} points of fit for about {learning.hours} hours. "
            "Is it the next thing, or does something stand against it?"
        )
    if wording := next((gap for gap in gaps if gap.kind == "wording"), None):
        yield f"You do {wording.name} by another name. Where in the resume would you say it?"
    if not client.goals.hours_per_week:
        yield "How many hours a week are really yours for learning?"
    yield "What would make the next weeks a success for you?"
    yield "What gave you energy since we last met, and what took it?"
    yield "Who could look at your resume before you send it?"


def _about_action(action: Action, day: datetime.date) -> str:
    age = (day - datetime.date.fromisoformat(action.agreed)).days
    if age > _SLOW_DAYS:
        return f"“{action.text}” has been open since {action.agreed}. What stands in the way?"
    return f"How far did you get with “{action.text}”?"


def _about_goal(analysis: Analysis | None) -> str:
    standing = analysis.standing() if analysis else None
    if standing is None:
        return "Which role are you aiming at?"
    return f"{standing.title} fits best as things stand. Is that where you want to go?"


def _gaps(analysis: Analysis | None) -> tuple[Missing, ...]:
    standing = analysis.standing() if analysis else None
    return standing.gaps if standing else ()
