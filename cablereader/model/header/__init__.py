"""The text header: its fields, from TAGS to the references."""
