"""What is open in the app, as one immutable value, and the changes that make a new one of it."""

from __future__ import annotations

from skillgap.tui.session import changes
from skillgap.tui.session.session import Edit, Posted, Session, Wishes, open_session, posting_answer

__all__ = ["Edit", "Posted", "Session", "Wishes", "changes", "open_session", "posting_answer"]
