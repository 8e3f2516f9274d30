"""Keeping an installation: backup, restore, looking it over, letting an agency leave."""
