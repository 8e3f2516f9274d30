"""The audit trail as a chain: each line seals the ones before it."""
