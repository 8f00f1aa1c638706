"""Values → text, Markdown, JSON and CSV; computes nothing."""

from skillgap.report.blocks import Report
from skillgap.report.render import FORMATS, SUFFIXES, Format, render

__all__ = ["FORMATS", "SUFFIXES", "Format", "Report", "render"]
