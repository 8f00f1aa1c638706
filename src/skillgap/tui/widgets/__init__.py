"""What views are made of: they get values and post messages."""
