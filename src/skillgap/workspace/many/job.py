"""What goes to a worker and what comes back."""

from __future__ import annotations

import msgspec

from skillgap.documents import Limits
from skillgap.market import LevelName
from skillgap.workspace.progress.snapshots import Look


class Setup(msgspec.Struct, frozen=True, kw_only=True):
    """What every resume of a run is compared with."""

    today: str
    """YYYY-MM."""
    profiles: str
    cache: str
    """Folder of compiled data."""
    workspace: str = ""
    """Path of the workspace whose clients' goals and words count; empty for none."""
    roles: tuple[str, ...] = ()
    """Empty compares with every role."""
    level: LevelName | None = None
    source: str = ""
    password: str | None = None
    limits: Limits = Limits()
    whole: bool = True
    """False leaves out the levels not asked about."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One resume."""

    path: str
    client: str = ""
    """Name of the client it belongs to; empty when the resume tells."""
    roles: tuple[str, ...] = ()
    """The client's own roles, where they come with the job."""
    level: LevelName | None = None


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a job: a look, or why there is none."""

    job: Job
    look: Look | None = None
    error: str = ""
    hint: str = ""
