"""The tree of the opened folders and files."""
