"""Across roles and levels: the matrix, the levels of one role, the nearest roles, the fewest skills that open several."""
