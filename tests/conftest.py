"""How hard the property tests try (`--hypothesis-profile=deep` for the long run), and what is made
once for all tests.
"""

from __future__ import annotations

import gc
import os
import shutil

import pytest
from hypothesis import settings

import faultless
import forking
from web_site import Data, shared
from web_site import demonstration as the_demonstration
from web_site import empty as the_empty

# PyThaiNLP, which some tests cut words with, would make a folder in the user's home.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("deep", max_examples=2000, deadline=None)
settings.load_profile("default")


MADE = faultless.begun()
"""Before there are workers, so that they know of it."""

gc.set_threshold(50_000, 20, 50)
"""Looking for circles among thousands of tests, again and again, took a fifth of a run."""


def pytest_collection_finish() -> None:
    """What is there now stays to the end: it isn't looked through any more."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """End what was started; take away the data folder that `web_settings` made."""
    forking.end()
    faultless.ended(MADE)
    shutil.rmtree(os.environ["PRONGSAI_DATA"], ignore_errors=True)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """A demonstration to read, made once for all processes; whoever writes copies it."""
    return the_demonstration(shared(tmp_path_factory) / "demonstration")


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Data, str]:
    """An installation that nobody has set up yet and its code, to be copied as well."""
    return the_empty(shared(tmp_path_factory) / "empty")
