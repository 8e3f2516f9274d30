"""The one file store: by content, outside the web root, handed out to those allowed only."""
