"""The yearly plan of action and spending."""
