"""Risks and internal control of a year on screen: entered, treated, followed up, reported."""
