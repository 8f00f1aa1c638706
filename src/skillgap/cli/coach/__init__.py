"""The commands of the coach's workspace, by what they are about."""
