"""The clients in a list, and one client on a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from skillgap import __version__
from skillgap.report.blocks import (
    Block,
    Column,
    Heading,
    Items,
    Mark,
    Paragraph,
    Report,
    Table,
    Title,
    Verbatim,
    record_table,
)
from skillgap.report.words import LEVEL_TITLES, count, fit_text

if TYPE_CHECKING:
    from skillgap.workspace.clients.client import Client
    from skillgap.workspace.clients.sessions import Action
    from skillgap.workspace.progress.desk import Card, File

NOTES_SHOWN = 3
"""Sessions shown with their notes; the others with their day."""


def report_clients(cards: Sequence[Card], *, tag: str = "") -> Report:
    """Report the clients, one row each."""
    columns = (
        Column(name="Client", wrap=True),
        Column(name="Role", wrap=True),
        Column(name="Fit", align="right"),
        Column(name="Looked"),
        Column(name="Session"),
        Column(name="Open", align="right"),
        Column(name="Tags", wrap=True),
    )
    rows = tuple(
        (
            card.client.name,
            f"{card.standing.title}, {card.standing.level}" if card.standing else "–",
            f"{card.standing.fit.value:.0f}" if card.standing and card.standing.fit else "–",
            card.looked or "–",
            card.met or "–",
            str(card.open),
            ", ".join(card.client.tags),
        )
        for card in cards
    )
    title = f"{count(len(cards), 'client')}{f' tagged {tag}' if tag else ''}"
    empty = "Nobody yet. 'skillgap client add RESUME' adds one."
    return Report(
        blocks=(Title(title), Table(columns=columns, rows=rows, empty=empty)),
        data={"schema": 1, "tool": f"skillgap {__version__}", "clients": [_card(card) for card in cards]},
        records=_records(cards),
    )


def report_client(held: File) -> Report:
    """Report everything told about one client."""
    client = held.client
    blocks: list[Block] = [Title(client.name), Items(tuple((Mark("•"), text) for text in _facts(held)))]
    if held.snapshots:
        blocks += [Heading("Looks"), _looks(held)]
    blocks += [Heading("Agreed"), _actions(held.actions)]
    if held.meetings:
        blocks.append(Heading(f"{count(len(held.meetings), 'session')}"))
        for meeting in reversed(held.meetings[-NOTES_SHOWN:]):
            blocks += [
                Paragraph(meeting.held, "strong"),
                Verbatim(tuple(meeting.notes.splitlines()) or ("–",)),
            ]
    if held.words:
        blocks += [Heading("The client's own word"), _words(held)]
    if held.plan:
        done, modules = len(held.plan.ticks), len(held.plan.modules)
        text = f"{held.plan.plan.title}, {held.plan.plan.level}, made {held.plan.made}: {done} of {count(modules, 'module')} done."
        blocks += [Heading("Plan"), Paragraph(text)]
    return Report(blocks=tuple(blocks), data=_file(held), records=_look_records(held))


def _facts(held: File) -> list[str]:
    client, goals = held.client, held.client.goals
    facts = [f"in shared reports: {client.pseudonym}"]
    if client.tags:
        facts.append(f"tags: {', '.join(client.tags)}")
    wanted = [*goals.roles, *([LEVEL_TITLES[goals.level]] if goals.level else [])]
    wanted += [f"{goals.hours_per_week:g} hours a week"] if goals.hours_per_week else []
    facts.append(f"goals: {', '.join(wanted) or 'open'}")
    kept = "with their words" if client.keeps == "text" else "only what was derived, not the words"
    facts.append(f"{count(len(held.resumes), 'resume')}, {kept}; client since {client.added}")
    return facts


def _looks(held: File) -> Table:
    columns = (
        Column(name="Day"),
        Column(name="Role", wrap=True),
        Column(name="Fit", align="right"),
        Column(name="Skills", align="right"),
        Column(name="Score"),
        Column(name="Data"),
    )
    rows = []
    for snapshot in held.snapshots:
        analysis, standing = snapshot.analysis, snapshot.analysis.standing()
        role = f"{standing.title}, {standing.level}" if standing else "–"
        fit = fit_text(standing.fit) if standing else "–"
        figures = (str(len(analysis.skills)), analysis.score_version, analysis.data_version[:7])
        rows.append((snapshot.made, role, fit, *figures))
    return Table(columns=columns, rows=tuple(rows))


def _actions(actions: Sequence[Action]) -> Block:
    if not actions:
        return Paragraph("Nothing yet.", "muted")
    return Items(tuple(action_item(action) for action in actions))


def action_item(action: Action) -> tuple[Mark, str]:
    """Give an action as an item with its box, its number and its days."""
    mark = Mark("☑", "good") if action.done else Mark("☐", "strong")
    days = f"agreed {action.agreed}{f', done {action.done}' if action.done else ''}"
    return mark, f"{action.number}. {action.text} ({days})"


def _words(held: File) -> Table:
    columns = (Column(name="Skill"), Column(name="Said"), Column(name="On"), Column(name="Note", wrap=True))
    verdicts = {"accept": Mark("✓ this is meant", "good"), "reject": Mark("✗ not this skill", "bad")}
    rows = tuple((word.name, verdicts[word.verdict], word.said, word.note) for word in held.words)
    return Table(columns=columns, rows=rows)


def client_data(client: Client) -> dict[str, Any]:
    """Shape a client as JSON."""
    goals = client.goals
    return {
        "name": client.name,
        "pseudonym": client.pseudonym,
        "tags": list(client.tags),
        "goals": {"roles": list(goals.roles), "level": goals.level, "hours_per_week": goals.hours_per_week},
        "keeps": client.keeps,
        "added": client.added,
    }


def _card(card: Card) -> dict[str, Any]:
    standing = card.standing
    return {
        **client_data(card.client),
        "role": standing.role if standing else None,
        "level": standing.level if standing else None,
        "fit": msgspec.to_builtins(standing.fit) if standing else None,
        "looked": card.looked or None,
        "last_session": card.met or None,
        "open_actions": card.open,
    }


def _file(held: File) -> dict[str, Any]:
    return {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "client": client_data(held.client),
        "resumes": [
            {
                "digest": version.digest,
                "name": version.name,
                "added": version.added,
                "text": version.document is not None,
            }
            for version in held.resumes
        ],
        "looks": [
            {
                "made": snapshot.made,
                "score_version": snapshot.analysis.score_version,
                "data_version": snapshot.analysis.data_version,
                "skills": len(snapshot.analysis.skills),
                "roles": msgspec.to_builtins(snapshot.analysis.matrix),
            }
            for snapshot in held.snapshots
        ],
        "sessions": [{"held": meeting.held, "notes": meeting.notes} for meeting in held.meetings],
        "actions": msgspec.to_builtins(held.actions),
        "your_word": msgspec.to_builtins(held.words),
        "plan": {"made": held.plan.made, "ticks": held.plan.ticks} if held.plan else None,
    }


def _records(cards: Sequence[Card]) -> Table:
    names = ("name", "pseudonym", "tags", "role", "level", "fit", "fit_low", "fit_high", "looked", "last_session", "open_actions")  # fmt: skip
    rows = []
    for card in cards:
        fit = card.standing.fit if card.standing else None
        figures = (str(fit.value), str(fit.low), str(fit.high)) if fit else ("", "", "")
        role = (card.standing.role, card.standing.level) if card.standing else ("", "")
        client = card.client
        rows.append(
            (
                client.name,
                client.pseudonym,
                " ".join(client.tags),
                *role,
                *figures,
                card.looked,
                card.met,
                str(card.open),
            )
        )
    return record_table(names, tuple(rows))


def _look_records(held: File) -> Table:
    names = ("day", "role", "level", "fit", "fit_low", "fit_high", "score_version", "data_version")
    rows = []
    for snapshot in held.snapshots:
        for place in snapshot.analysis.matrix:
            fit = place.fit
            figures = (str(fit.value), str(fit.low), str(fit.high)) if fit else ("", "", "")
            versions = (snapshot.analysis.score_version, snapshot.analysis.data_version)
            rows.append((snapshot.made, place.role, place.level, *figures, *versions))
    return record_table(names, tuple(rows))
