"""The anti-corruption plan of several years: what it holds, adds up to, and how it changes."""
