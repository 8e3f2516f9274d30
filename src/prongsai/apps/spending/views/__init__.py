"""Pages of a year of spending."""
