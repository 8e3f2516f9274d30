"""What one sees first: this week for an agency, the map of agencies for a supervisor."""
