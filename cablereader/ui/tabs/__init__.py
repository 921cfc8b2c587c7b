"""Cables in tabs, on one side or on two."""
