"""Committees, their meetings, and what becomes of what they decide."""
