"""PDF bytes → words with boxes, size and ink; a second reader where the first is poor; pictures of text."""
