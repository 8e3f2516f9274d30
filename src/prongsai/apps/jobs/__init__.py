"""The one worker's book: what is to be done, what comes back, what became of it."""
