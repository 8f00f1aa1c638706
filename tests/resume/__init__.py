"""Tests of the resume stage."""
