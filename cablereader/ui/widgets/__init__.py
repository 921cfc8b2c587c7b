"""Plain widgets that know nothing of cables."""
