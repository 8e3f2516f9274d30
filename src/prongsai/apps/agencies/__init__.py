"""Agencies, their tree and their divisions."""
