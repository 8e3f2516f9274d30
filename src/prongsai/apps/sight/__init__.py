"""The line of sight, and the hub of all that is done about lost points."""
