"""The answer of each command as blocks and plain data."""
