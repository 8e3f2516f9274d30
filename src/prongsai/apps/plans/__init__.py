"""Anti-corruption plans of several years: editions, projects, what becomes of them."""
