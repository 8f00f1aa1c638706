"""Dialogs: open, choose, export, help."""
