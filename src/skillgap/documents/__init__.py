"""Bytes → Document: lines with page and position, hidden text set apart, doubts said."""

from typing import TYPE_CHECKING, Any

from skillgap.documents.document import Box, Document, Hidden, Line, Warning
from skillgap.documents.page.order import order_score
from skillgap.documents.read import READABLE_SUFFIXES, read_document
from skillgap.documents.source import DEFAULT, Limited, Limits, NamedBytes, Reading, Source

if TYPE_CHECKING:
    from skillgap.documents.apart import SafeReader, read_document_safely

__all__ = [
    "DEFAULT",
    "READABLE_SUFFIXES",
    "Box",
    "Document",
    "Hidden",
    "Limited",
    "Limits",
    "Line",
    "NamedBytes",
    "Reading",
    "SafeReader",
    "Source",
    "Warning",
    "order_score",
    "read_document",
    "read_document_safely",
]


def __getattr__(name: str) -> Any:
    """Load reading in a process of its own only where it is asked for."""
    if name in ("SafeReader", "read_document_safely"):
        from skillgap.documents import apart

        return getattr(apart, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
