"""Opening a site, preparing, publishing and withdrawing: one transaction, one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from prongsai import __version__
from prongsai.apps.assessments.actions import Doer
from prongsai.apps.audit.actions import changed, keep, record
from prongsai.apps.files.actions import Owner, attach, discard
from prongsai.apps.files.queries import attached_to
from prongsai.apps.papers import actions as papers
from prongsai.apps.papers.queries import paper_of
from prongsai.apps.portal import bridge, queries
from prongsai.apps.portal.bridge import PREPARED, REPLACED, SHOWN, WITHDRAWN
from prongsai.apps.portal.candidates import Candidate
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.file_gate import draft_faults, outgoing
from prongsai.apps.portal.looking import RULES, Looking, Looks, unread
from prongsai.apps.portal.models import Portal, Release
from prongsai.apps.portal.telling import (
    tell_discarded,
    tell_prepared,
    tell_published,
    tell_withdrawn,
)
from prongsai.core.portal.assent import NO_ASSENT, Assent, is_to_look
from prongsai.core.portal.content import Kind, digest, frozen
from prongsai.core.portal.risk import faults, text_faults
from prongsai.core.terms.problem import Refused, Severity, refuse

RELEASE, PORTAL = "portal.release", "portal.portal"
SETTINGS = ("slug", "unit", "place", "hours", "phone", "mail", "license")


@transaction.atomic
def settle(agency: Any, facts: Mapping[str, str], doer: Doer) -> Portal:
    """Open the site, or change what its settings say; nothing is shown by this alone."""
    if queries.is_taken(facts["slug"], agency):
        raise refuse("portal-slug-taken", slug=facts["slug"])
    portal = Portal.objects.select_for_update().filter(agency_id=agency.pk).first()
    if portal and portal.slug != facts["slug"] and queries.was_published(portal):
        raise refuse("portal-slug-fixed", slug=portal.slug)
    was = {name: getattr(portal, name) for name in SETTINGS} if portal else {}
    before, after = changed(was, {name: facts[name] for name in SETTINGS})
    if not after:
        return _held(agency)
    if portal is None:
        portal = Portal(agency_id=agency.pk, opened_by=doer.key, opened_at=doer.at)
    for name in SETTINGS:
        setattr(portal, name, facts[name])
    _save(portal)
    said = {f"portal_{name}": value for name, value in after.items() if value}
    old = {f"portal_{name}": value for name, value in before.items() if value}
    record(
        agency=agency.key, by=doer.key, at=doer.at, verb="change" if was else "open",
        thing=PORTAL, key=portal.slug, before=old, after=said,
    )  # fmt: skip
    return _held(agency)


def _save(portal: Portal) -> None:
    """Another agency may have taken the name at the same moment."""
    try:
        with transaction.atomic():
            portal.save()
    except IntegrityError as error:
        raise refuse("portal-slug-taken", slug=portal.slug) from error


def _held(agency: Any) -> Portal:
    """The row as it is now, held until the transaction ends: whatever is released holds it."""
    rows = Portal.objects.select_for_update(of=("self",)).select_related("agency")
    portal = rows.filter(agency_id=agency.pk).first()
    if portal is None:
        raise refuse("portal-not-open")
    return portal


def prepare(agency: Any, wanted: Candidate, doer: Doer, looking: Looking | None = None) -> Release:
    """Freeze what would be shown, once nothing in it speaks against that.

    Its documents are read before: that takes a while, and nobody is to wait for it.
    """
    if looking is None:
        with Looking() as one:
            return prepare(agency, wanted, doer, one)
    draft = wanted.draft()
    files = outgoing(draft)
    looks = looking.look(files, doer.at)
    if unread(files, looks):
        raise refuse("look-not-yet")
    return _prepare(agency, wanted, draft, looks, doer)


@transaction.atomic
def _prepare(agency: Any, wanted: Candidate, draft: Draft, looks: Looks, doer: Doer) -> Release:
    portal = _held(agency)
    same = Release.objects.filter(
        portal=portal, kind=wanted.kind.value, name=wanted.name, year=wanted.year
    )
    shown = same.filter(state=SHOWN).first()
    problems = draft_faults(draft, bridge.content_of(shown) if shown else None, looks)
    if stopping := [each for each in problems if each.severity is Severity.REFUSED]:
        raise Refused(stopping)
    text = frozen(draft.content)
    found = same.filter(state__in=(PREPARED, SHOWN)).order_by("-number").first()
    if found is not None and found.sha256 == digest(text) and _is_looked_at(found):
        return _kept(found, wanted, same)
    for old in same.filter(state=PREPARED):
        _drop(old, doer)
    release = Release.objects.create(
        portal=portal, kind=wanted.kind.value, name=wanted.name, year=wanted.year,
        number=_next_number(portal, wanted, same), made_with=__version__,
        topic=draft.content.topic, title_th=draft.content.title.th,
        title_en=draft.content.title.en, content=text.decode(), sha256=digest(text),
        basis=wanted.basis_hash, table=bridge.has_table(draft.content),
        files=[bridge.record_of(each) for each in bridge.files_of(draft.content)],
        rules=RULES, to_look=[bridge.plain_problem(each) for each in problems if is_to_look(each)],
        prepared_by=doer.key, prepared_at=doer.at,
    )  # fmt: skip
    for file in {each.digest: each for each in draft.files}.values():
        attach(file, owner_of(release), by=doer.key, at=doer.at)
    line(release, doer, "prepare", {"digest": release.sha256})
    tell_prepared(agency.key, doer)
    return release


def _next_number(portal: Portal, wanted: Candidate, same: Any) -> int:
    """Never one that was used before, also where what had it was taken back."""
    last = portal.numbers.get(wanted.key, 0)
    number: int = max(last, same.aggregate(last=Max("number"))["last"] or 0) + 1
    portal.numbers = {**portal.numbers, wanted.key: number}
    portal.save(update_fields=["numbers"])
    return number


def _kept(found: Release, wanted: Candidate, same: Any) -> Release:
    """Nothing new to say: what it is made of may be written differently now."""
    if found.basis != wanted.basis_hash:
        same.filter(pk=found.pk).update(basis=wanted.basis_hash)
    return found


def _is_looked_at(release: Release) -> bool:
    """For all that is looked for by now; what is shown already is looked at when it changes."""
    return release.state == SHOWN or release.rules == RULES


def owner_of(release: Release) -> Owner:
    return Owner(release.portal.agency.key, RELEASE, release.key)


def line(release: Release, doer: Doer, verb: str, after: Mapping[str, Any]) -> None:
    named = f"{release.kind} {release.name} {release.year or ''}".strip()
    record(
        agency=release.portal.agency.key, by=doer.key, at=doer.at, verb=verb, thing=RELEASE,
        key=f"{named} #{release.number}", after=after,
    )  # fmt: skip


def _open(agency: Any, key: str, state: str) -> Release:
    """A release in this state, with its site held."""
    _held(agency)
    release = queries.release_of(agency, key)
    if release is None or release.state != state:
        raise refuse("release-moved")
    return release


@transaction.atomic
def publish(agency: Any, key: str, seen: str, doer: Doer, assent: Assent = NO_ASSENT) -> Release:
    """Show to everybody exactly what was looked at."""
    release = _open(agency, key, PREPARED)
    if release.prepared_by == doer.key:
        raise refuse("release-own")
    content = release.content.encode()
    if seen != release.sha256 or digest(content) != seen:
        raise refuse("release-altered")
    if not _is_looked_at(release):
        raise refuse("look-older")
    if missing := assent.missing(bridge.to_look(release)):
        raise Refused(missing)
    old = queries.shown_before(release)
    before = bridge.content_of(old) if old else None
    found = faults(bridge.content_of(release), before)
    if stopping := [each for each in found if each.severity is Severity.REFUSED]:
        raise Refused(stopping)
    if old is not None:
        Release.objects.filter(pk=old.pk).update(state=REPLACED)
    release.state, release.published_by, release.published_at = SHOWN, doer.key, doer.at
    release.overruled = assent.reason.strip()
    release.save(update_fields=["state", "published_by", "published_at", "overruled"])
    line(release, doer, "publish", {"digest": release.sha256, **_looked(release)})
    tell_published(agency.key, release.prepared_by, doer)
    if release.kind == Kind.DOCUMENT:
        _paper_published(release, doer)
    return release


def _looked(release: Release) -> dict[str, Any]:
    """Which files somebody looked through himself, and why he passed over a warning."""
    files = sorted({each.place.file for each in bridge.to_look(release)})
    said = {"portal_looked": ", ".join(files), "portal_overruled": release.overruled}
    return {name: keep(text) for name, text in said.items() if text}


def _paper_published(release: Release, doer: Doer) -> None:
    """A paper knows that it is public, so that nobody takes it for one that still waits."""
    paper = paper_of(release.portal.agency, release.name)
    if paper is None:
        raise refuse("release-moved")
    papers.publish(paper, bridge.entry(release).path, doer)


@transaction.atomic
def withdraw(
    agency: Any, key: str, reason: str, doer: Doer, *, hide_title: bool = False
) -> Release:
    """Show it no more; the page says since when and why, and what it was unless that must go."""
    release = _open(agency, key, SHOWN)
    if not reason.strip():
        raise refuse("release-reason-missing")
    if problems := text_faults(release.title_th, reason):
        raise Refused(problems)
    release.state, release.reason = WITHDRAWN, reason.strip()
    release.withdrawn_by, release.withdrawn_at = doer.key, doer.at
    release.title_hidden = hide_title
    release.save(update_fields=["state", "reason", "withdrawn_by", "withdrawn_at", "title_hidden"])
    hidden = {"portal_title_hidden": True} if hide_title else {}
    line(release, doer, "withdraw", {"reason": keep(release.reason), **hidden})
    tell_withdrawn(agency.key, release.prepared_by, doer)
    return release


@transaction.atomic
def discard_prepared(agency: Any, key: str, doer: Doer) -> None:
    """What was prepared is not to be shown."""
    release = _open(agency, key, PREPARED)
    _drop(release, doer)
    tell_discarded(agency.key, release.prepared_by, doer)


def _drop(release: Release, doer: Doer) -> None:
    owner = owner_of(release)
    for file in attached_to(owner.agency, owner.thing, owner.key):
        discard(owner.agency, file.key, doer.at)
    line(release, doer, "discard", {})
    release.delete()
