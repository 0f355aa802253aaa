"""Binding: documents in the shapes that reports come in, read back cell by cell."""
