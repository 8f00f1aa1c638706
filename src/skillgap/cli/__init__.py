"""The command line: one module per command, exit codes, streams."""

from skillgap.cli.app import main

__all__ = ["main"]
