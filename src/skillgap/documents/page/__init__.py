"""Words on a page → lines in reading order."""
