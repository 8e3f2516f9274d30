"""The log of what an agency made known: subject, channel, day and proof."""
