"""Papers of an agency: their life from draft to signed scan, and the registers of their numbers."""
