"""Bytes → Document: lines with page and position, hidden text set apart, doubts said."""

from typing import TYPE_CHECKING

from skillgap.documents.document import Box, Document, Hidden, Line, Warning
from skillgap.documents.page.order import order_score
from skillgap.documents.read import READABLE_SUFFIXES, read_document
from skillgap.documents.source import DEFAULT, Limited, Limits, NamedBytes, Reading, Source
from skillgap.lazily import lazily

if TYPE_CHECKING:
    from skillgap.documents.apart import SafeReader, read_document_safely

_HOMES = {"SafeReader": "apart", "read_document_safely": "apart"}

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

__getattr__ = lazily(__name__, _HOMES)
