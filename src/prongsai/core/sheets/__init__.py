"""Sheets that people fill in: found by their headings, each fault told at its cell."""
