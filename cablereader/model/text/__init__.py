"""The text as lines and letters: what the wire, the page and the publisher did to it."""
