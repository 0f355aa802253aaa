"""One file per format. A reader is `read(data: bytes, path: str) -> Document` and raises ReadError."""
