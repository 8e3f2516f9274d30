"""The year's measures, what answers which lost point, and what units report on them."""
