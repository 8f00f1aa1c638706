"""The words a plan file is written with and read back by."""

from __future__ import annotations

import re
from typing import Literal

from skillgap.patterns import regex

SCHEMA = 1
"""Version of the form of plan files."""

WHY, LEARN, THEN, EVIDENCE, SHOWN = "Why", "Learn from", "You can then", "Leaves evidence", "Shown"
INTERVIEW, TREND, TOPIC = "In the interview", "Trend", "Topic"
LABELS = (WHY, LEARN, THEN, EVIDENCE, SHOWN, INTERVIEW, TREND, TOPIC)
"""What opens the lines under an item."""

SectionName = Literal["reality", "proof", "bars", "unscheduled", "skipped", "interview", "sources"]
SECTIONS: dict[SectionName, str] = {
    "reality": "Before you set out",
    "proof": "First, on the resume itself",
    "bars": "When each bar is met",
    "unscheduled": "What does not fit",
    "skipped": "Left out",
    "interview": "For the interview",
    "sources": "Sources",
}
"""Headings beside those of the months, in the order of the file."""

OPENING = "^"
"""Behind the name of a month or section, marks what stands before its first item."""
RESUME_KEY = "resume"
"""Marks a line about the resume itself, as a module's id marks an item."""
FREE = "Nothing planned: a free month."
PAST = "Nothing was ticked in this month."
TRACK = "Interviews test other things than the job."
AFTER = "Fit after this month: "
RECORD = "planned"
"""Opens the comment at the end that tells what was planned."""

GENERATED = regex(
    rf"(?:{re.escape(FREE)}|{re.escape(PAST)}|{re.escape(TRACK)}|{re.escape(AFTER)}.*"
    r"|\d+ months? from \d{4}-\d{2}, [\d.]+ hours a week(?: \([^)]*\))?: .*|Because the resume shows it: .*|Because you left it out: .*"
    r"|Planned again from \d{4}-\d{2}.*)"
)
"""Lines of running text the plan is written with."""

_ESCAPED = regex(r"\\([\\`*_\[\]<>#|])")


def unescaped(text: str) -> str:
    """Undo the escaping of Markdown."""
    return _ESCAPED.sub(r"\1", text)
