"""What the trees of cables have in common."""
