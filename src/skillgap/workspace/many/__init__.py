"""Many resumes at once, in processes of their own."""
