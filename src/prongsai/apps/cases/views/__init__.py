"""Pages of strangers who bring something, and of officers who see to it."""
