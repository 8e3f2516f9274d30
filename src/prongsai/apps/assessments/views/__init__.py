"""What is answered at the addresses of assessments, a file for each kind of work."""
