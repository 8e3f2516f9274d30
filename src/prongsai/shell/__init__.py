"""What people touch: the command line, and the wiring of rooms to files."""
