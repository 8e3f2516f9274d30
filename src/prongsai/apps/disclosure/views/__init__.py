"""What each view of the disclosure checklist does."""
