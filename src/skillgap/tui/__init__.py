"""The terminal app: shows what the engine found; computes nothing."""

from __future__ import annotations

import os
from pathlib import Path

# A paint waits for the next frame: at the library's 60 a second up to 17 ms, a third of the time a key may take.
os.environ.setdefault("TEXTUAL_FPS", "120")


def run(
    resume: str | None = None,
    *,
    theme: str = "",
    browser: bool = False,
    profiles: Path | None = None,
    workspace: Path | None = None,
) -> None:
    """Open the app and return when the user leaves it.

    `profiles` are market profiles to use in place of the shipped ones, `workspace` is the file that keeps a person's
    word on skills. Reading and comparing begin in a process of their own before the libraries of the app are loaded,
    so that the two overlap; until the first session is shown nothing is garbage, so that the collector rests.
    """
    import datetime
    import gc

    from platformdirs import user_cache_path, user_state_path

    from skillgap.tui.files.memory import load_memory
    from skillgap.tui.files.reading import Asked, Reading

    gc.disable()
    day, source = datetime.date.today(), Path(resume) if resume else None
    cache = user_cache_path("skillgap", appauthor=False)
    state = user_state_path("skillgap", appauthor=False)
    reading = None
    if source is not None:
        recent = load_memory(state).of(str(source.absolute()))
        asked = Asked(
            today=f"{day:%Y-%m}",
            cache=str(cache),
            profiles=str(profiles or ""),
            workspace=str(workspace or ""),
            role=recent.role,
            level=recent.level,
        )
        reading = Reading(source, asked)

    from skillgap.compiled import keep_compiled_in
    from skillgap.tui.actions.shell import Config
    from skillgap.tui.app import SkillgapApp

    keep_compiled_in(cache)
    config = Config(
        day=day,
        cache_folder=cache,
        state_folder=state,
        folder=Path.cwd(),
        theme=theme,
        browser=browser,
        profiles=profiles,
        workspace=workspace,
    )
    app = SkillgapApp(config, reading)
    try:
        app.run()
    finally:
        if reading is not None:
            reading.stop()
    if app.broken is not None:
        raise app.broken
