"""Bytes → Document: lines with page and position, hidden text set apart, doubts said."""

from skillgap.documents.document import Box, Document, Hidden, Line, Warning
from skillgap.documents.order import order_score
from skillgap.documents.read import READABLE_SUFFIXES, read_document
from skillgap.documents.source import DEFAULT, Limits, NamedBytes, Reading, Source

__all__ = [
    "DEFAULT",
    "READABLE_SUFFIXES",
    "Box",
    "Document",
    "Hidden",
    "Limits",
    "Line",
    "NamedBytes",
    "Reading",
    "Source",
    "Warning",
    "order_score",
    "read_document",
]
