"""PDF by Typst: markup from documents and drawings, and its compilation."""
