"""Searching the library: the field, the results, the ways to narrow them."""
