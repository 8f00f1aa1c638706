"""Readers of records: files that name what each value is, instead of showing it."""
