"""The main window, put together from all the others, and its commands."""
