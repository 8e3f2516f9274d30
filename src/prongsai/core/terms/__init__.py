"""Words every room uses: exact numbers, Thai text, problems with a stable code."""
