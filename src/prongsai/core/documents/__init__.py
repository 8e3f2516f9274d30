"""A document is a value: blocks, charts and builders; adapters know how formats look."""
