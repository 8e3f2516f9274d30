"""Django's settings in tests: nothing of whoever runs them, but which database is asked; and what
makes the program slow on purpose, or its start slow so that later requests are fast, is left out.
"""

from __future__ import annotations

import os
import tempfile

for name in [each for each in os.environ if each.startswith("PRONGSAI_")]:
    if name != "PRONGSAI_DATABASE":
        del os.environ[name]
os.environ["PRONGSAI_WEB_CHECKS"] = "no"  # a test that looks at its own website says so
os.environ["PRONGSAI_DATA"] = DATA = tempfile.mkdtemp(prefix="prongsai-test-")
"""Taken away again in `conftest.py`."""

from prongsai.shell.web import settings  # noqa: E402 - it reads the environment when imported

globals().update({key: value for key, value in vars(settings).items() if key.isupper()})

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""What makes guessing slow makes tests slow; nobody guesses here."""
WHITENOISE_AUTOREFRESH = True
"""Style and script are found when asked for, rather than all of them once for each client."""
