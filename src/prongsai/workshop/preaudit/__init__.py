"""Checks addresses of many agencies: reads the list, visits, remembers, judges."""
