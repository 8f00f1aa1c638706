"""What an analysis said, what changed since, and why."""
