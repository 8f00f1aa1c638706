"""Where the data files that ship with skillgap lie: in the wheel, or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Give the path of a shipped file or folder such as "market_profiles" or "roadmaps.yaml".

    A wheel carries them inside the package; an editable install reads them from the checkout's root.
    Raises FileNotFoundError when the installation is incomplete.
    """
    for folder in (_PACKAGE / "shipped", _PACKAGE.parent.parent):
        path = folder / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name} is missing from this installation of skillgap; reinstall it")
