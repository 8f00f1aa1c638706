"""The terminal app: shows what the engine found; computes nothing."""

from __future__ import annotations


def run(resume: str | None = None, *, theme: str | None = None) -> None:
    """Open the app and return when the user leaves it."""
    from skillgap.tui.app import SkillgapApp

    SkillgapApp(resume=resume, theme_name=theme).run()
