"""The reader's library in the window: filling it, watching its folders, browsing it."""
