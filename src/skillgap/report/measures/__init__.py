"""Accuracy cards, bench figures and build audits as blocks and plain data."""
