"""Work done later: when it is due, tried again, and given up."""
