"""Plain data in, typed values or a list of problems out: what every pack is read with."""
