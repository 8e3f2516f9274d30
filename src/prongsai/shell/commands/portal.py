"""`prongsai portal export`: an agency's public site as files for any web host."""

from __future__ import annotations

import argparse

from prongsai.core.terms.problem import Problem, Refused
from prongsai.shell.main import FINE
from prongsai.shell.web.serving import ready
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:  # noqa: ARG001
    """Write every page and file as it is served, and remember that there is a copy."""
    if not options.data.is_dir():
        raise Refused([Problem("data-folder-missing", {"folder": str(options.data)})])
    ready(options.data, made=True)
    from prongsai.apps.agencies.queries import seat  # noqa: PLC0415 - after `ready`
    from prongsai.apps.portal import queries  # noqa: PLC0415
    from prongsai.apps.portal.bundle import write  # noqa: PLC0415
    from prongsai.apps.portal.exporting import remember  # noqa: PLC0415
    from prongsai.apps.portal.views.site import rendering_of  # noqa: PLC0415
    from prongsai.shell.web.clock import now  # noqa: PLC0415

    found = seat(options.agency)
    if found is None:
        raise Refused([Problem("export-no-agency", {"agency": options.agency})])
    portal = queries.portal_of(found.agency)
    if portal is None:
        raise Refused([Problem("portal-not-open")])
    rendering = rendering_of(portal)
    manifest = write(rendering, options.out.absolute())
    made = remember(portal, rendering.site, manifest, options.to, by="", at=now())
    facts = {"folder": str(options.out), "releases": str(len(made.releases)), "hash": made.sha256}
    voice.line(voice.phrase("portal_made", **facts))
    return FINE
