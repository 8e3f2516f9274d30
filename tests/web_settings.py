"""Django's settings in tests: nothing of whoever runs them, but which database is asked."""

from __future__ import annotations

import os
import tempfile

for name in [each for each in os.environ if each.startswith("PRONGSAI_")]:
    if name != "PRONGSAI_DATABASE":
        del os.environ[name]
os.environ["PRONGSAI_DATA"] = DATA = tempfile.mkdtemp(prefix="prongsai-test-")
"""Taken away again in `conftest.py`."""

from prongsai.shell.web import settings  # noqa: E402 - it reads the environment when imported

globals().update({key: value for key, value in vars(settings).items() if key.isupper()})
