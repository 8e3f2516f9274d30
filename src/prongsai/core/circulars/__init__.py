"""Circulars: who is asked to read one, who has, who is reminded when."""
