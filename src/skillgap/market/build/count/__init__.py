"""Postings → counts: what one asks for, which repeat others, sums that merge."""
