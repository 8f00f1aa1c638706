"""A plan on its way: read back, compared with the calendar, planned again."""
