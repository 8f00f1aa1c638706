"""Everything held on one person, to hand over."""

from __future__ import annotations

from typing import Any

import msgspec

from skillgap import __version__
from skillgap.workspace.clients.client import Client
from skillgap.workspace.clients.plans import kept_plans
from skillgap.workspace.clients.resumes import versions
from skillgap.workspace.clients.sessions import actions, meetings
from skillgap.workspace.progress.snapshots import snapshots
from skillgap.workspace.store import Store
from skillgap.workspace.word import client_key, words_of


def export_client(store: Store, client: Client) -> dict[str, bytes]:
    """Give file names with contents: `client.json` with everything, and what people read as files of their own."""
    held = versions(store, client)
    meetings_held = meetings(store, client)
    plans = kept_plans(store, client)
    data: dict[str, Any] = {
        "schema": 1,
        "tool": f"skillgap {__version__}",
        "client": client,
        "resumes": held,
        "analyses": snapshots(store, client),
        "sessions": meetings_held,
        "actions": actions(store, client),
        "plans": plans,
        "words_on_skills": words_of(store, client_key(client.id)),
    }
    files = {"client.json": msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n"}
    for number, version in enumerate(held, start=1):
        if version.document is not None:
            files[f"resume-{number}.txt"] = (version.document.text + "\n").encode()
    for meeting in meetings_held:
        if meeting.notes:
            files[f"notes-{meeting.held}.md"] = (meeting.notes + "\n").encode()
    for number, plan in enumerate(plans, start=1):
        files[f"plan-{number}.json"] = msgspec.json.format(msgspec.json.encode(plan), indent=2) + b"\n"
    return files
