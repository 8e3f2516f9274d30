"""A file store of its own, and an installation in which somebody has an account."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from people import person


@pytest.fixture(autouse=True)
def _own_files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture(autouse=True)
def _begun(db: None) -> None:  # noqa: ARG001 - rows of its own
    person("somebody")
