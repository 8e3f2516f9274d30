"""What is due in every app, asked for in one statement."""
