"""Packs, files, engines and papers put together; the command line and the web both use it."""
