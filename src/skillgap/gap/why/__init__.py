"""Why: what stands behind each figure of a comparison, down to lines of the resume and rows of the market."""
