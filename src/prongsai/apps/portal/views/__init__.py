"""Pages of strangers, and screens of those who publish."""
