"""What is done about lost points: measures, suggestions, and what last year carries over."""
