"""Who the resume is about and how to reach them."""
