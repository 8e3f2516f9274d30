"""Agencies that ask to be taken in, and the supervisors who decide."""
