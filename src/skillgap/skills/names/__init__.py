"""Text → every place where a name of the taxonomy stands."""
