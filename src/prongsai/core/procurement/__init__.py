"""Purchases of an agency: one register, and the tables published from it."""
