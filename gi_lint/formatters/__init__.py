"""One file per output. A formatter is `write(run: Run) -> str`."""
