"""What the web server calls."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from prongsai.shell.web.sqlite_json import taken_for_granted

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.shell.web.settings")

application = get_wsgi_application()
taken_for_granted()
