"""Telling people that something happened, at most once."""
