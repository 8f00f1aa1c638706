"""Questions around a comparison: what if, roles by levels, one skill in one role."""
