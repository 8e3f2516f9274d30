"""What an answer file may look like, and how it becomes counts per agency."""
