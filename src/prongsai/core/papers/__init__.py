"""The life of a paper: drafted, numbered and dated, printed, signed, published."""
