"""How every page looks and speaks: the base page, its style, words, dates and numerals."""
