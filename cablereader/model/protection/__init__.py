"""What protects a text: classification, captions, markings, and on whose authority."""
