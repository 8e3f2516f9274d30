"""The first start of an empty installation: its agency, its first people, in one go."""
