"""Texts that can be shared without telling whose resume it is."""
