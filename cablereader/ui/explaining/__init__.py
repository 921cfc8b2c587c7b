"""What explains a cable: cards, the handbook, the header token by token."""
