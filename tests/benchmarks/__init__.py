"""Speed, measured on demand: `python -m tests.benchmarks`. Nothing here runs with the unit tests."""
