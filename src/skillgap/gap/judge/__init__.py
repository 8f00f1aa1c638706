"""What a case says: bars, gaps, strengths, and remarks on the resume itself."""
