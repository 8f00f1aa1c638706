"""Text → stretches of time."""
