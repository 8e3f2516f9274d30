"""Disclosure control: the one room that decides what of a breakdown may be shown."""
