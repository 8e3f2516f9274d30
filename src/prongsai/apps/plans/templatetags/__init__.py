"""What templates of plans say."""
