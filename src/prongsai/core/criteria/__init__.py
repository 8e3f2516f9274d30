"""The rules of one fiscal year as values: pack, instrument, indicator, item, level, lineage."""
