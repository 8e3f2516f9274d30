"""How hard the property tests try: `--hypothesis-profile=deep` for the long run."""

from __future__ import annotations

import os

from hypothesis import settings

# PyThaiNLP, which some tests cut words with, would make a folder in the user's home.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=2000, deadline=None)
settings.load_profile("default")
