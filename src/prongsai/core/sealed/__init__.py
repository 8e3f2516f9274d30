"""Reports of corruption: who may open them, who never may, and what becomes of them."""
