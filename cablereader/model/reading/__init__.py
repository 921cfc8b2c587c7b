"""A cable set for reading, and finding words in it."""
