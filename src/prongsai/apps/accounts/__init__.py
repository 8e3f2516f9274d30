"""People, the parts they play, and how they sign in."""
