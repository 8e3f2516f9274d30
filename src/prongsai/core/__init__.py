"""Pure Python: the standard library only; no framework, database, clock or file."""
