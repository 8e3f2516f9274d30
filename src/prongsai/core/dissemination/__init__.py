"""What an agency made known, where and when, and in how many channels."""
