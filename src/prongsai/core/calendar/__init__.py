"""Days as offices count them: working days, holidays, and the day on which a moment lies."""
