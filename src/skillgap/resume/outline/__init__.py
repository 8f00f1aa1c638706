"""Lines → headings and the sections they head."""
