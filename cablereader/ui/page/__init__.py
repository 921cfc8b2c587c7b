"""The text of one cable: as written and set for reading, with outline, banners and find bar."""
