"""Looking at an address as an assessor will: may it be asked, what came back, what it shows."""
