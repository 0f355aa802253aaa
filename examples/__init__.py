"""Invented reports and ready-made set-ups that show the linter at work."""
