"""Cases as logs of events, and what follows from them: standing, clocks, counts."""
