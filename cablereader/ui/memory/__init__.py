"""What the program remembers between two starts, and where a reader has been."""
