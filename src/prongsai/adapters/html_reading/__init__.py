"""HTML in, whatever is in it."""

from prongsai.adapters.html_reading.reading import MOST_LINKS, read_html

__all__ = ["MOST_LINKS", "read_html"]
