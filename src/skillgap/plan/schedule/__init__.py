"""Modules and hours → months."""
