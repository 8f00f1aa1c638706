"""A plan as text, HTML, PDF, calendar and pictures."""
