"""Risks and internal control: levels on a matrix, the register of a year, what its rules find."""
