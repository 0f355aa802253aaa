"""Invented annual reports: what they say (`reports`), how it is held (`model`), and files of it (`writers`)."""
