"""The body: paragraphs, headings, passages, lists, and how it ends."""
