"""Looking at addresses of evidence: asked by the engine, read apart, judged for agency and item."""

from __future__ import annotations

import datetime as dt
import ssl
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from django.conf import settings

from prongsai.adapters.web_visits import Door, Limits, Manners
from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import names_of, neighbours_of
from prongsai.apps.assessments.rules import shelf
from prongsai.apps.disclosure import bridge
from prongsai.apps.disclosure.actions import key_of
from prongsai.apps.disclosure.models import Check, Evidence
from prongsai.apps.disclosure.snapshots import Shot
from prongsai.apps.disclosure.watching import Looked
from prongsai.core.preaudit.addresses import Address, address_of, domain_of
from prongsai.core.preaudit.gist import gist_of
from prongsai.core.preaudit.verdict import Finding
from prongsai.core.preaudit.visit import Visit
from prongsai.workshop.preaudit.checking import SNAPSHOTS, Setting, check
from prongsai.workshop.preaudit.following import Followed
from prongsai.workshop.preaudit.judging import Row, judge
from prongsai.workshop.preaudit.listing import Wanted
from prongsai.workshop.preaudit.looking import Looking, Whose
from prongsai.workshop.preaudit.reading_apart import ReadingApart
from prongsai.workshop.preaudit.rounds import OneRound
from prongsai.workshop.preaudit.visit_records import finding_of, visit_of, visit_text

AGAIN = dt.timedelta(days=7)
"""After so long content is read again though it is said to be unchanged: what is sought changes."""
TIME_TO_PUBLISH = dt.timedelta(days=30)
"""How long after its end a month may take to be published."""


ASKING, FOLLOWING = 300.0, 240.0
"""Seconds of a job for its addresses and for what lists lead to: a claim on it ends after 900."""
_OK, _LAST_OK = 200, 206


@dataclass(frozen=True, slots=True)
class Asking:
    """How websites are asked; a test brings the way to its own along."""

    door: Door = field(default_factory=Door)
    manners: Manners = field(default_factory=lambda: Manners(settings.CONTACT))
    limits: Limits = field(default_factory=lambda: Limits(seconds=25, connect=8, silence=10))
    trusting: ssl.SSLContext | None = None


def look(pieces: Sequence[Evidence], now: dt.datetime, asking: Asking) -> Iterator[Looked]:
    """What each address shows; pieces come with item, checklist, agency and last check."""
    wanted = {piece.pk: _wanted(piece) for piece in pieces}
    known = [(piece, row) for piece in pieces if (row := _still(piece, now)) is not None]
    before = OneRound(
        {visit.asked: visit for visit in (visit_of(row.visit) for _, row in known)},
        {wanted[piece.pk].key: tuple(map(finding_of, row.content)) for piece, row in known},
    )
    with tempfile.TemporaryDirectory(prefix="prongsai-look-") as name, ReadingApart() as reader:
        contents = _Contents(pieces, reader, now)
        setting = Setting(
            shelf().page_signs, lambda: now, asking.manners, limits=asking.limits,
            door=asking.door, trusting=asking.trusting, content=contents, seconds=ASKING,
        )  # fmt: skip
        check(list(wanted.values()), Path(name), before, setting)
        before.contents |= contents.followed.follow(Path(name), replace(setting, seconds=FOLLOWING))
        by_key = {piece.pk: piece for piece in pieces}
        for judged in judge(list(wanted.values()), before, setting.signs, _own_hosts()):
            piece = by_key[judged.wanted.row]
            content = before.content(judged.wanted.key, unchanged=False)
            yield _looked(piece, judged, content, contents.gists, Path(name) / SNAPSHOTS, now)


def _own_hosts() -> frozenset[str]:
    """Where this installation itself is reached, its public sites included."""
    here = domain_of(settings.SITE) if settings.SITE else ""
    return frozenset(filter(None, (here, *settings.SITES)))


def _wanted(piece: Evidence) -> Wanted:
    agency = piece.item.checklist.agency
    domain = domain_of(agency.domain) if agency.domain else ""
    return Wanted(agency.key, "", domain, key_of(piece.item), piece.address, piece.pk)


def _still(piece: Evidence, now: dt.datetime) -> Check | None:
    """What was seen at this very address not too long ago."""
    row: Check | None = getattr(piece, "check_row", None)
    if row is None or row.address != piece.address or not row.visit or row.read_at is None:
        return None
    return row if now - row.read_at < AGAIN else None


def _looked(
    piece: Evidence,
    row: Row,
    content: tuple[Finding, ...],
    gists: Mapping[int, str],
    snapshots: Path,
    now: dt.datetime,
) -> Looked:
    address = address_of(piece.address)
    made = Looked(
        piece.pk, piece.address, now, row.judged, content,
        host=address.host if isinstance(address, Address) else "",
    )  # fmt: skip
    visit = row.visit
    if visit is None:
        return made
    made = replace(made, seconds=visit.seconds, visit=visit_text(visit))
    if visit.unchanged:
        return replace(made, sha256=piece.check_row.sha256)
    return replace(
        made, sha256=gists.get(piece.pk) or visit.body.sha256, was_read=True,
        shot=_shot(visit, snapshots),
    )  # fmt: skip


def _shot(visit: Visit, snapshots: Path) -> Shot | None:
    packed = snapshots / f"{visit.body.sha256}.gz"
    if not visit.body.sha256 or not packed.is_file():
        return None
    return Shot(packed.read_bytes(), visit.body.kind.value)


class _Contents:
    """Checks content for each piece under its own rules, and keeps what it said in short."""

    def __init__(self, pieces: Sequence[Evidence], reader: ReadingApart, now: dt.datetime) -> None:
        self.gists: dict[int, str] = {}
        self.followed = Followed(reader)
        self.until = now.date() - TIME_TO_PUBLISH
        self.items = {piece.pk: piece.item for piece in pieces}
        checklists = {item.checklist_id: item.checklist for item in self.items.values()}
        self.looking = {
            pk: Looking(shelf(), pack, checklist.year, reader)
            for pk, checklist in checklists.items()
            if (pack := bridge.known_pack(checklist)) is not None
        }
        self.whose = _whose({each.agency for each in checklists.values()})

    def __call__(self, wanted: Wanted, visit: Visit, body: Path) -> tuple[Finding, ...]:
        """Findings about the bytes in a file; none where no page or file came."""
        item = self.items[wanted.row]
        looking = self.looking.get(item.checklist_id)
        if looking is None or item.code not in looking.pack.items or not _is_shown(visit):
            return ()
        whose = self.whose[item.checklist.agency.key]
        sought = looking.sought(whose, item.code, until=self.until)
        reading, part = self.followed.read(wanted.key, visit, body, sought)
        self.gists[wanted.row] = gist_of(reading)
        return part.findings


def _is_shown(visit: Visit) -> bool:
    """Whether what came is what people see there, and no error or wall."""
    return _OK <= visit.status <= _LAST_OK and not visit.guarded


def _whose(agencies: Collection[Agency]) -> dict[str, Whose]:
    """Each agency by its names, and those it must not be taken for."""
    names, others = names_of(agencies), neighbours_of(agencies)
    return {key: Whose(name, aliases, others[key]) for key, (name, aliases) in names.items()}
