"""Bytes → Document: lines with page and position, hidden text set apart, doubts said."""

from skillgap.documents.document import Box, Document, Hidden, Line, Warning

__all__ = ["Box", "Document", "Hidden", "Line", "Warning"]
