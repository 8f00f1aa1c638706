"""Readers of text written for another program to set: LaTeX, Org, reStructuredText, YAML."""
