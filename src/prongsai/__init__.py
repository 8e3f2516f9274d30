"""Prongsai carries a Thai public body through its yearly integrity and transparency assessment."""

__version__ = "0.1.0"
