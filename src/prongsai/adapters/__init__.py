"""One outside library or file format each: bytes, tables and plain dicts in and out."""
