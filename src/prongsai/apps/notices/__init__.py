"""The one notices room: whoever must know is told once, on every channel there is."""
