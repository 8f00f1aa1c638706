"""The terminal app: shows what the engine found; computes nothing."""

from __future__ import annotations

from pathlib import Path


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
    word on skills. Reading begins in a process of its own before the libraries of the app are loaded, so that the two
    overlap.
    """
    from skillgap.tui.files.reading import Reading

    reading = Reading(Path(resume)) if resume else None

    import datetime

    from platformdirs import user_cache_path, user_state_path

    from skillgap.compiled import keep_compiled_in
    from skillgap.tui.actions.shell import Config
    from skillgap.tui.app import SkillgapApp

    cache = user_cache_path("skillgap", appauthor=False)
    keep_compiled_in(cache)
    config = Config(
        day=datetime.date.today(),
        cache_folder=cache,
        state_folder=user_state_path("skillgap", appauthor=False),
        folder=Path.cwd(),
        theme=theme,
        browser=browser,
        profiles=profiles,
        workspace=workspace,
    )
    try:
        SkillgapApp(config, reading).run()
    finally:
        if reading is not None:
            reading.stop()
