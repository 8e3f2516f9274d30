"""Reading public sites and their releases, in a constant number of statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from prongsai.apps.portal import bridge
from prongsai.apps.portal.bridge import PREPARED, SHOWN, WITHDRAWN
from prongsai.apps.portal.models import Export, Portal, Release
from prongsai.core.portal.content import Content
from prongsai.core.portal.site import Site


def portal_of(agency: Any) -> Portal | None:
    return Portal.objects.filter(agency_id=agency.pk).select_related("agency__area").first()


def portal_at(slug: str) -> Portal | None:
    """The public site of that name."""
    return Portal.objects.filter(slug=slug).select_related("agency__area").first()


def is_taken(slug: str, agency: Any) -> bool:
    """Whether another agency's site has this name."""
    return Portal.objects.filter(slug=slug).exclude(agency_id=agency.pk).exists()


def was_published(portal: Portal) -> bool:
    """Whether strangers may have its addresses: something was shown there once."""
    return Release.objects.filter(portal=portal).exclude(state=PREPARED).exists()


def site_of(portal: Portal) -> Site:
    """What is released there, without its content."""
    rows = Release.objects.filter(portal=portal, state__in=(SHOWN, WITHDRAWN))
    return bridge.site(rows.defer("content").annotate(first_at=Subquery(_first())))


def _first() -> QuerySet[Release, Any]:
    """When the same thing was published for the first time."""
    same = {name: OuterRef(name) for name in ("portal", "kind", "name", "year")}
    rows = Release.objects.filter(**same).exclude(published_at=None)
    return rows.order_by("published_at").values("published_at")[:1]


def content_of(portal: Portal, key: str) -> Content:
    """What a release that is shown says."""
    row = Release.objects.get(portal=portal, key=key, state=SHOWN)
    return bridge.content_of(row)


def _of(agency: Any) -> QuerySet[Release]:
    return Release.objects.filter(portal__agency_id=agency.pk).select_related("portal__agency")


def release_of(agency: Any, key: str) -> Release | None:
    return _of(agency).filter(key=key).first()


def releases(agency: Any) -> Sequence[Release]:
    """All of an agency without their content, the latest prepared first."""
    return list(_of(agency).defer("content").order_by("-prepared_at", "-pk"))


def by_keys(agency: Any, keys: Iterable[str]) -> Sequence[Release]:
    """Those that wait to be published, of these keys."""
    return list(_of(agency).filter(key__in=list(keys), state=PREPARED).order_by("pk"))


def waiting(agency: Any) -> QuerySet[Release]:
    """What is prepared and waits to be published."""
    return _of(agency).filter(state=PREPARED)


def same_thing(portal: Portal, kind: str, name: str, year: int) -> dict[str, Release]:
    """The releases of one thing that are prepared and shown, by state."""
    rows = Release.objects.filter(portal=portal, kind=kind, name=name, year=year)
    return {each.state: each for each in rows.filter(state__in=(PREPARED, SHOWN))}


def shown_before(release: Release) -> Release | None:
    """What is shown of the same thing now, where it is another one."""
    found = same_thing(release.portal, release.kind, release.name, release.year).get(SHOWN)
    return found if found != release else None


def exports(portal: Portal) -> Sequence[Export]:
    """Copies that were made, the latest first."""
    return list(Export.objects.filter(portal=portal).order_by("-at", "-pk"))


def to_replace(portal: Portal, site: Site) -> list[tuple[Export, int]]:
    """Of each host its last copy, where it shows what is not shown any more; and how much that is.

    An older copy for the same address has been replaced by the newer one.
    """
    shown = {each.key for each in site.shown}
    last: dict[str, Export] = {}
    for each in exports(portal):
        last.setdefault(each.to, each)
    found = ((each, len(set(each.releases) - shown)) for each in last.values())
    return [(each, number) for each, number in found if number]


def holding(release: Release) -> list[Export]:
    """Of each host its last copy, where it shows this release."""
    last: dict[str, Export] = {}
    for each in exports(release.portal):
        last.setdefault(each.to, each)
    return [each for each in last.values() if release.key in each.releases]
