"""Publishing: an agency's public site, what is released on it, and copies of it for other hosts."""
