"""The line of sight: from a lost point to what was decided, done and won, and back."""
