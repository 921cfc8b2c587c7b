"""How things look: themes, faces, icons, and the colors of pages and rows."""
