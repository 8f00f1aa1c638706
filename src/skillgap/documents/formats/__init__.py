"""The other formats, each to lines."""
