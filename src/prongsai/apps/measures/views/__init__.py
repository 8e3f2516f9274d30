"""Pages of measures and of their reports."""
