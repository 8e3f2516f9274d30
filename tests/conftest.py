"""How hard the property tests try: `--hypothesis-profile=deep` for the long run."""

from __future__ import annotations

import os
import shutil

from hypothesis import settings

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=2000, deadline=None)
settings.load_profile("default")


def pytest_unconfigure() -> None:
    """Take away the data folder that `web_settings` made."""
    shutil.rmtree(os.environ["PRONGSAI_DATA"], ignore_errors=True)
