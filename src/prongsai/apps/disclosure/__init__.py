"""The disclosure checklist of each year: evidence, approval, what was submitted, its result."""
