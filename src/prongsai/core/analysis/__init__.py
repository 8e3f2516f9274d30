"""What scores mean: strengths, gaps, changes, peers, points lost, and the way up."""
