"""Pages of the register of purchases."""
