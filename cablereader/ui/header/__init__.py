"""The head of a cable: its subject, and the sheet of facts with their meanings."""
