"""Cases on screen: what citizens bring, what officers do about it, what is counted."""
