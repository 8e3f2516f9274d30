"""From what came back to what an assessor would find: reached, safe, at home, of the right type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.preaudit.addresses import Address, NotAsked, address_of, on_domain
from prongsai.core.preaudit.contents import Content, ending_of
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.pages import page_findings
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.visit import Body, Cut, Failure, Fault, Visit

_OK, _LAST_OK, _SERVER = 200, 206, 500
_BLOCKING = frozenset({403, 418, 423, 429, 451, 999})
_GONE = frozenset({404, 410})
_WRONG = frozenset({400, 405, 414, 431})
_PASSWORD, _UNAVAILABLE = 401, 503

_UNSURE_FAILURES = frozenset({Failure.NAME_LATER, Failure.PORT, Failure.WAIT, Failure.PROGRAM})
_LIKELY_FAILURES = frozenset({Failure.SILENT, Failure.BROKEN_OFF, Failure.GARBLED, Failure.TLS})
_CUTS = {
    Cut.LARGE: (Verdict.FINE, Sureness.SURE), Cut.ENDLESS: (Verdict.UNSURE, Sureness.LIKELY),
    Cut.SLOW: (Verdict.UNSURE, Sureness.LIKELY), Cut.TORN: (Verdict.BROKEN, Sureness.LIKELY),
    Cut.PACKING: (Verdict.UNSURE, Sureness.SURE), Cut.BOMB: (Verdict.UNSURE, Sureness.SURE),
}  # fmt: skip
_DOUBTED = {Fault.CHAIN, Fault.OTHER}
_FILES = frozenset(
    {Content.PDF, Content.DOCX, Content.XLSX, Content.PPTX, Content.ODT, Content.ODS}
)
_SHOWN_AS_TEXT = ("text/html", "text/plain", "application/xhtml+xml")
_NAMED_FILES = ("application/pdf", "image/", "application/vnd.")


@dataclass(frozen=True, slots=True)
class Expected:
    """What an address is measured by."""

    signs: PageSigns
    domain: str = ""
    """The agency's declared main domain; without it nothing is said of domains."""
    slow_after: float = 10.0
    """Seconds from which a page is slow."""
    own: frozenset[str] = frozenset()
    """Hosts that this installation answers at: seen from inside they may well be inside."""


def reaching(visit: Visit, expected: Expected) -> tuple[Finding, ...]:
    """Everything that one visit shows, the worst as well as the good."""
    return tuple(_findings(visit, expected))


def not_asked(wrong: NotAsked) -> Finding:
    """What is said of something that is no address to be asked."""
    facts = {**wrong.facts, "typed": wrong.typed}
    if wrong.mended:
        facts["mended"] = wrong.mended
        return Finding("address", Verdict.BROKEN, "address-damaged", facts)
    return Finding("address", Verdict.BROKEN, wrong.code, facts)


def mend_works(address: Address) -> Finding:
    """The address as written leads nowhere, the mended one does."""
    facts = {"typed": address.typed, "mended": address.mended}
    return Finding("address", Verdict.BROKEN, "address-damaged", facts)


def _findings(visit: Visit, expected: Expected) -> Iterator[Finding]:
    final = address_of(visit.final or visit.asked)
    host = final.host if isinstance(final, Address) else ""
    if visit.failure is not None:
        yield _failed(visit, visit.failure, visit.failed_host or host, expected)
    elif visit.guarded:
        facts = {"status": str(visit.status), "host": host}
        yield Finding("answer", Verdict.UNSURE, "answer-guarded", facts)
    else:
        yield _answer(visit, host)
    yield from _safety(visit)
    yield from _domain(visit, host, expected)
    if visit.failure is None and _OK <= visit.status <= _LAST_OK and not visit.guarded:
        if visit.body.cut in (Cut.NO, Cut.LARGE):
            yield from page_findings(visit, expected.signs)
        yield from _content(visit.body, visit.asked, visit.final)
    if visit.hops:
        slow = visit.seconds > expected.slow_after
        code, verdict = ("time-slow", Verdict.UNSURE) if slow else ("time-fine", Verdict.FINE)
        yield Finding("time", verdict, code, {"seconds": f"{visit.seconds:.1f}"})


def _failed(visit: Visit, failure: Failure, host: str, expected: Expected) -> Finding:
    if failure is Failure.FORBIDDEN and host in expected.own:
        return Finding("reach", Verdict.UNSURE, "reach-inside", {"host": host})
    verdict = Verdict.UNSURE if failure in _UNSURE_FAILURES else Verdict.BROKEN
    sure = Sureness.LIKELY if failure in _LIKELY_FAILURES else Sureness.SURE
    facts = {"host": host, "seconds": f"{visit.wait:.0f}"}
    if failure is Failure.PROGRAM:
        facts = {"what": visit.stumbled}
    return Finding("reach", verdict, failure.value, facts, sure)


def _answer(visit: Visit, host: str) -> Finding:
    status = visit.status
    verdict, sure = Verdict.BROKEN, Sureness.SURE
    if _OK <= status <= _LAST_OK:
        said, verdict = "answer-fine", Verdict.FINE
    elif status in _GONE:
        said = "answer-gone"
    elif status == _PASSWORD:
        said, sure = "answer-password", Sureness.LIKELY
    elif status in _BLOCKING or (status == _UNAVAILABLE and visit.wait):
        said, verdict = "answer-blocked", Verdict.UNSURE
    elif status in _WRONG:
        said, sure = "answer-refused", Sureness.LIKELY
    elif status >= _SERVER:
        said = "answer-failing"
    else:
        said, verdict = "answer-odd", Verdict.UNSURE
    return Finding("answer", verdict, said, {"status": str(status), "host": host}, sure)


def _safety(visit: Visit) -> Iterator[Finding]:
    """Of the last host that answered."""
    final = address_of(visit.hops[-1].address) if visit.hops else None
    if not isinstance(final, Address):
        return
    seen = visit.certificate
    if seen is not None and seen.fault:
        doubted = seen.fault in _DOUBTED
        verdict = Verdict.UNSURE if doubted else Verdict.BROKEN
        yield Finding("certificate", verdict, seen.fault.value, {"host": seen.host})
    elif final.scheme == "http":
        facts = {"host": final.host}
        yield Finding("certificate", Verdict.UNSURE, "https-none", facts, Sureness.GUESS)
    else:
        until = seen.until if seen else None
        facts = {"host": final.host, "until": until.date().isoformat() if until else "–"}
        yield Finding("certificate", Verdict.FINE, "certificate-fine", facts)


def _domain(visit: Visit, host: str, expected: Expected) -> Iterator[Finding]:
    if not expected.domain:
        return
    asked = address_of(visit.asked)
    first = asked.host if isinstance(asked, Address) else ""
    facts = {"domain": expected.domain, "host": first}
    if not on_domain(first, expected.domain):
        yield Finding("domain", Verdict.BROKEN, "domain-other", facts, Sureness.LIKELY)
    elif visit.hops and not on_domain(host, expected.domain):
        facts["host"] = host
        yield Finding("domain", Verdict.BROKEN, "domain-left", facts, Sureness.LIKELY)
    else:
        yield Finding("domain", Verdict.FINE, "domain-fine", facts)


def _content(body: Body, asked: str, final: str) -> Iterator[Finding]:
    if body.cut:
        verdict, sure = _CUTS[body.cut]
        facts = {"size": f"{body.size / 1e6:.1f}"}
        yield Finding("content", verdict, body.cut.value, facts, sure)
    if body.cut in (Cut.PACKING, Cut.BOMB) or (body.cut and not body.size):
        return  # what it is can't be told
    promised = ending_of(final) or ending_of(asked)
    facts = {"kind": body.kind.value, "told": body.told or "–"}
    if promised:
        facts["promised"] = promised.value
    yield _type(body, promised, facts)


def _type(body: Body, promised: Content | None, facts: dict[str, str]) -> Finding:
    if body.kind is Content.EMPTY:
        return Finding("type", Verdict.BROKEN, "type-empty", facts)
    if body.kind is Content.HTML and promised in _FILES:
        return Finding("type", Verdict.BROKEN, "type-page-for-file", facts, Sureness.LIKELY)
    if _mislabelled(body):
        return Finding("type", Verdict.BROKEN, "type-mislabelled", facts, Sureness.LIKELY)
    if body.kind is Content.UNKNOWN:
        return Finding("type", Verdict.UNSURE, "type-unknown", facts)
    if promised is not None and promised is not body.kind and not _alike(promised, body.kind):
        return Finding("type", Verdict.UNSURE, "type-other", facts)
    return Finding("type", Verdict.FINE, "type-fine", facts)


def _mislabelled(body: Body) -> bool:
    """A browser would show the bytes of a file as letters, or look for a file in a page."""
    told = body.told.lower()
    if body.kind in _FILES:
        return told.startswith(_SHOWN_AS_TEXT)
    return body.kind is Content.HTML and told.startswith(_NAMED_FILES) and "excel" not in told


def _alike(one: Content, other: Content) -> bool:
    """Texts can't be told apart by content."""
    texts = (Content.TEXT, Content.CSV, Content.JSON, Content.XML)
    return one in texts and other in texts
