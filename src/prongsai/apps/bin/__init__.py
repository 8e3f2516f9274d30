"""The recycle bin of an agency: one screen for what every app lets people delete."""
