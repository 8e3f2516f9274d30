"""Every address of the application; each has an entry in `permissions.py`."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_safe


@require_safe
def health(_: HttpRequest) -> HttpResponse:
    """Whether the server and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [
    path("", include("prongsai.apps.home.urls")),
    path("", include("prongsai.apps.accounts.urls")),
    path("", include("prongsai.apps.agencies.urls")),
    path("", include("prongsai.apps.assessments.urls")),
    path("", include("prongsai.apps.bin.urls")),
    path("", include("prongsai.apps.papers.urls")),
    path("", include("prongsai.apps.disclosure.urls")),
    path("", include("prongsai.apps.portal.urls")),
    path("", include("prongsai.apps.sight.urls")),
    path("", include("prongsai.apps.procurement.urls")),
    path("", include("prongsai.apps.dissemination.urls")),
    path("", include("prongsai.apps.circulars.urls")),
    path("", include("prongsai.apps.sealed.urls")),
    path("", include("prongsai.apps.measures.urls")),
    path("", include("prongsai.apps.plans.urls")),
    path("", include("prongsai.apps.risks.urls")),
    path("", include("prongsai.apps.spending.urls")),
    path("", include("prongsai.apps.meetings.urls")),
    path("", include("prongsai.apps.cases.urls")),
    path("", include("prongsai.apps.listings.urls")),
    path("", include("prongsai.apps.files.urls")),
    path("", include("prongsai.apps.notices.urls")),
    path("", include("prongsai.apps.joining.urls")),
    path("", include("prongsai.apps.look.urls")),
    path("", include("prongsai.apps.start.urls")),
    path("health", health, name="health"),
]

handler400 = "prongsai.shell.web.failures.bad_request"
handler404 = "prongsai.shell.web.failures.not_found"
handler500 = "prongsai.shell.web.failures.failed"
