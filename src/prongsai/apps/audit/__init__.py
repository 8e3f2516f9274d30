"""The audit trail: every change leaves one line, chained per agency."""
