"""Who passes a thing on to whom until it is approved, and how it goes back."""
