"""Checks, one by one: what the examples beside the rules do not show."""
