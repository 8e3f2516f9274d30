"""Counts in, scores out: exact arithmetic, levels, explanations, roll-ups."""
