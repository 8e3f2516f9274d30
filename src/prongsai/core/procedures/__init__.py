"""Procedures as data: parties, fields, states, moves and clocks, and what follows from them."""
