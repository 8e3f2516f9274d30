"""Thin rooms of the web application; what the rules mean is decided in the core."""
