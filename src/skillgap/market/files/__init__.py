"""The authored YAML: its rows, read strictly, checked, joined, and described to editors."""
