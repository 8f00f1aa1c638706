"""What the workspace holds on each client, and how it leaves again."""
