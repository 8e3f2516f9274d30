"""A year's disclosure checklist: what each item must show, and how it comes to be submitted."""
