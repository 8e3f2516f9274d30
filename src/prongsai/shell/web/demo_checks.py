"""Looks at addresses in the demonstration: examples, as nothing is asked on the net there."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.utils import timezone

from prongsai.apps.disclosure import proofs, watching
from prongsai.apps.disclosure.models import Evidence
from prongsai.apps.disclosure.proofs import Given
from prongsai.apps.disclosure.queries import checklist_of, evidence_of, items_of
from prongsai.apps.disclosure.seen import seen_at
from prongsai.apps.disclosure.watching import Looked
from prongsai.apps.disclosure.working import Worker
from prongsai.core.access.roles import Role
from prongsai.core.preaudit.verdict import Finding, Judged, Sureness, Verdict
from prongsai.shell.web.demo_papers import Act, Office

YEAR = 2569
_FIRST, _LAST = 15, 20
"""Days of August on which it was looked, each night."""
_FINE, _UNSURE, _BROKEN = Verdict.FINE, Verdict.UNSURE, Verdict.BROKEN
_LIKELY, _GUESS = Sureness.LIKELY, Sureness.GUESS
_DAMAGED = 14
"""Place of the item whose address was damaged on its way."""
_THAI = "%25E0%25B9%2581%25E0%25B8%259C%25E0%25B8%2599"
_BLOCKED, _GONE = "O4", "O12"
_ODD: Mapping[str, Finding] = {
    "O7": Finding("name", _UNSURE, "name-none", {}, _GUESS),
    "O11": Finding("table", _BROKEN, "table-scan"),
    "O16": Finding("readable", _UNSURE, "read-part-scan", {"pages": "3", "all": "12"}, _GUESS),
}
"""What is odd at an item all the time."""


@dataclass(frozen=True, slots=True)
class _Night:
    """One round of looks at an agency's addresses."""

    office: Office
    at: dt.datetime
    away: bool

    @property
    def host(self) -> str:
        return self.office.agency.domain


def acts(busy: Office, calm: Office) -> list[Act]:
    """A look each night; each site was away once; somebody speaks against one verdict."""
    found: list[Act] = [(_at(14, 10), partial(_damage, busy))]
    for day in range(_FIRST, _LAST + 1):
        for office, out, tell in ((busy, 17, _busy), (calm, 16, _calm)):
            night = _Night(office, _at(day, 2, 25), day == out)
            found.append((night.at, partial(_look, night, tell)))
    found.append((_at(18, 10), partial(_overrule, busy)))
    return found


def _at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    zone = timezone.get_current_timezone()
    return dt.datetime(YEAR - 543, 8, day, hour, minute, tzinfo=zone)


def _evidence(office: Office) -> list[Evidence]:
    checklist = checklist_of(office.agency, YEAR)
    if checklist is None:
        raise LookupError(YEAR)
    items = items_of(checklist)
    found = evidence_of(items)
    pieces = []
    for item in items:
        for piece in found[item.pk]:
            piece.item = item
            pieces.append(piece)
    return [piece for piece in pieces if piece.address]


def _worker(office: Office, at: dt.datetime) -> Worker:
    return Worker(office.doer(Role.COORDINATOR, at))


def _damage(office: Office) -> None:
    """Somebody pastes an address out of an office program."""
    piece = _evidence(office)[_DAMAGED]
    address = f"https://{office.agency.domain}/ita/{YEAR}/{_THAI}"
    proofs.change(piece, _worker(office, _at(14, 10)), Given(piece.title, address))


def _overrule(office: Office) -> None:
    piece = next(each for each in _evidence(office) if each.item.code == _BLOCKED)
    reason = "เปิดจากโทรศัพท์ได้ตามปกติ เว็บไซต์กันเฉพาะโปรแกรม"
    watching.overrule(piece, _worker(office, _at(18, 10)), Verdict.FINE, reason)


Tell = Callable[[_Night, Evidence], tuple[Finding, ...]]


def _look(night: _Night, tell: Tell) -> None:
    pieces = _evidence(night.office)
    watching.wait(pieces, night.at)
    for piece in pieces:
        found = _away(night) if night.away else tell(night, piece)
        mark = "" if night.away else piece.address
        watching.store(
            Looked(
                piece.pk, piece.address, night.at, Judged(found), found, night.host,
                0.0 if night.away else _seconds(piece), _hash(mark), was_read=True,
            )
        )  # fmt: skip
    if any(seen_at(piece).waiting for piece in _evidence(night.office)):
        raise LookupError("an address was not looked at")


def _hash(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest() if mark else ""


def _seconds(piece: Evidence) -> float:
    """Always the same for one address."""
    return 0.4 + int(_hash(piece.address)[:2], 16) / 200


def _away(night: _Night) -> tuple[Finding, ...]:
    return (Finding("reach", _BROKEN, "reach-silent", {"host": night.host}, _LIKELY),)


def _calm(night: _Night, piece: Evidence) -> tuple[Finding, ...]:
    return _well(night, piece)


def _busy(night: _Night, piece: Evidence) -> tuple[Finding, ...]:
    code, here = piece.item.code, {"host": night.host}
    if _THAI in piece.address:
        right = piece.address.replace("%25", "%")
        damaged = {"typed": piece.address, "mended": right}
        return Finding("address", _BROKEN, "address-damaged", damaged), _gone(night)
    if code == _GONE and night.at.day >= _LAST - 1:
        return (_gone(night),)
    if code == _BLOCKED:
        return (Finding("answer", _UNSURE, "answer-blocked", {"status": "403", **here}),)
    odd = (_ODD[code],) if code in _ODD else ()
    spoken = {each.check for each in odd}
    return (*odd, *(each for each in _well(night, piece) if each.check not in spoken))


def _gone(night: _Night) -> Finding:
    return Finding("answer", _BROKEN, "answer-gone", {"status": "404", "host": night.host})


def _well(night: _Night, piece: Evidence) -> tuple[Finding, ...]:
    """A page in order; of last year where nobody has renewed it."""
    here = {"host": night.host}
    return (
        Finding("answer", _FINE, "answer-fine", {"status": "200", **here}),
        Finding("certificate", _FINE, "certificate-fine", {**here, "until": "2027-02-11"}),
        Finding("domain", _FINE, "domain-fine", {"domain": night.host, **here}),
        Finding("type", _FINE, "type-fine", {"kind": "html", "told": "text/html"}),
        Finding("time", _FINE, "time-fine", {"seconds": f"{_seconds(piece):.1f}"}),
        Finding("readable", _FINE, "read-fine"),
        Finding("name", _FINE, "name-fine", {}, _LIKELY, "title"),
        Finding("title", _FINE, "title-fine", {}, _LIKELY, "title"),
        _year(piece),
    )


def _year(piece: Evidence) -> Finding:
    if f"/{YEAR}/" in piece.address:
        return Finding("year", _FINE, "year-fine", {"found": str(YEAR)}, _LIKELY, "title")
    facts = {"found": str(YEAR - 1), "wanted": str(YEAR)}
    return Finding("year", _BROKEN, "year-other", facts, _LIKELY, "title")
