"""The envelope: routing, date-time group, addressees, and where sections meet."""
