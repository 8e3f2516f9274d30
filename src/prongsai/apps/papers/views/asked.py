"""What every view here begins with: the paper asked for, and what it is about."""

from __future__ import annotations

from django.http import Http404

from prongsai.apps.agencies.asking import AskedAbout
from prongsai.apps.papers import queries
from prongsai.apps.papers.models import Paper


def paper_of(request: AskedAbout, key: str) -> Paper:
    """The paper, where it is the agency's own and whoever asks may read it by now."""
    found = queries.paper_of(request.agency, key)
    if found is None or not queries.may_read(found, request.user.key, request.standing.roles):
        raise Http404
    return found
