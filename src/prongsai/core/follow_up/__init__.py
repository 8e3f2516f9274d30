"""What becomes of measures: periods, working days, reports of units, their way, what is late."""
