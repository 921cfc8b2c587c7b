"""What a reader takes out of a cable into a text of their own: the citation under a quotation."""
