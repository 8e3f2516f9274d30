"""The register of purchases of an agency, its months, and the tables made of it."""
