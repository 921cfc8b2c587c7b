"""Other telegrams that a text names."""
