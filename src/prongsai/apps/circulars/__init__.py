"""Circulars: sent to staff, acknowledged with one tap, and the list that proves it."""
