"""Many clients at once: where they stand, what they lack together, and how that is told without telling on anyone."""
