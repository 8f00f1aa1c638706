"""Readers of text written for another program to set: Markdown, LaTeX, Org, reStructuredText."""
