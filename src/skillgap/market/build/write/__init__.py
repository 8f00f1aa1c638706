"""Counts → files: profiles and their source, and the table of what each posting asks for."""
