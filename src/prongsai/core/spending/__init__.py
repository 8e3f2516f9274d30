"""The yearly plan of action and spending: budgets, months, samples looked over, tables."""
