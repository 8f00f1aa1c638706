"""Weigh what stands around an ambiguous name, and decide whether it is meant as a skill."""
