"""What a file may be that people hand in: its kind by content, its name, its limits."""
