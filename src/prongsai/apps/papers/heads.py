"""What an agency's papers say of it: its letterhead, and what goes without saying."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.apps.agencies.kinds import known
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments.documents import profile_of
from prongsai.apps.files.queries import attached
from prongsai.apps.papers.models import Letterhead
from prongsai.core.documents.profile import Profile
from prongsai.core.terms.agency_names import expanded, split_kind


@dataclass(frozen=True, slots=True)
class Office:
    """Who may sign: a name, as far as it is known, and the office."""

    name: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The letterhead of an agency as its papers use it."""

    agency: str
    """Its name in full."""
    profile: Profile
    executive: Office
    chief: Office
    letter_code: str = ""
    template: str = ""
    """Hash of the file that Word files are written on."""
    emblem: str = ""
    """Hash of the picture."""


def head_of(agency: Agency) -> Head:
    """What was typed; offices go by the kind of agency where nobody typed them."""
    kept = Letterhead.objects.filter(agency_id=agency.pk).first() or Letterhead()
    name = expanded(agency.name, known().table)
    executive, chief = _offices(name)
    lines = tuple(line for each in kept.address.splitlines() if (line := each.strip()))
    profile = replace(
        profile_of(agency),
        agency=name,
        address=lines,
        unit=kept.unit,
        telephone=kept.telephone,
        head=kept.executive_office or executive,
        signer=kept.executive,
    )
    return Head(
        agency=name,
        profile=profile,
        executive=Office(kept.executive, kept.executive_office or executive),
        chief=Office(kept.chief, kept.chief_office or chief),
        letter_code=kept.letter_code,
        template=_hash(agency, kept.template),
        emblem=_hash(agency, kept.emblem),
    )


def _hash(agency: Agency, key: str) -> str:
    found = attached(agency.key, key) if key else None
    return found.stored.hash if found else ""


def _offices(name: str) -> tuple[str, str]:
    """Head and clerk of a kind of agency, each with its place; nothing where the pack is silent."""
    kind, place = split_kind(name, known().table)
    if not kind:
        return "", ""
    found = known().agencies[kind]
    return f"{found.head.th}{place}", f"{found.clerk.th}{place}"
