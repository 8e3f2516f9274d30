"""A year's assessment of an agency: the rules it is held to, its results and their approval."""
