"""Lines of a section → positions, education and projects with their dates."""
