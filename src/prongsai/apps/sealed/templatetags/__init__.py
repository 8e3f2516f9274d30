"""Tags of sealed reports."""
