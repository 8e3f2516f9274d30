"""Reports of corruption on screen: brought, opened by their holders, answered, counted."""
