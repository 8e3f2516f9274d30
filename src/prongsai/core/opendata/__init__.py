"""Tables as open data: what describes them, and who may take them for what."""
