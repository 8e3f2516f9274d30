"""Visits and findings as JSON and back, for the book of a run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from prongsai.core.preaudit.contents import Content
from prongsai.core.preaudit.glance import Glance
from prongsai.core.preaudit.verdict import Finding, Sureness, Verdict
from prongsai.core.preaudit.visit import Body, Certificate, Cut, Failure, Fault, Hop, Visit


def visit_text(visit: Visit) -> str:
    """A visit as one line."""
    return whole(_ENCODER.encode(visit))


def visit_of(text: str) -> Visit:
    """The visit that a line holds."""
    record: dict[str, Any] = json.loads(text)
    failure, certificate = record["failure"], record["certificate"]
    return Visit(
        **{
            **record,
            "at": dt.datetime.fromisoformat(record["at"]),
            "hops": tuple(Hop(**hop) for hop in record["hops"]),
            "failure": Failure(failure) if failure else None,
            "certificate": _certificate(certificate) if certificate else None,
            "body": _body(record["body"]),
        }
    )


def findings_text(findings: tuple[Finding, ...]) -> str:
    """Findings as one line."""
    return whole(json.dumps([finding_record(each) for each in findings], ensure_ascii=False))


def whole(text: str) -> str:
    """Half a letter, which no book takes, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def finding_record(finding: Finding) -> dict[str, Any]:
    """A finding as plain data."""
    return {
        "check": finding.check, "verdict": finding.verdict.value, "code": finding.code,
        "facts": dict(finding.facts), "sure": finding.sure.value, "place": finding.place,
    }  # fmt: skip


def findings_of(text: str) -> tuple[Finding, ...]:
    """The findings that a line holds."""
    return tuple(map(finding_of, json.loads(text)))


def finding_of(record: Mapping[str, Any]) -> Finding:
    """The finding that plain data holds."""
    verdict, sure = Verdict(record["verdict"]), Sureness(record["sure"])
    return Finding(**{**record, "verdict": verdict, "sure": sure})


def _plain(value: Any) -> object:
    """Values of the core as JSON has them; a fifth of the time that `asdict` takes."""
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return {name: getattr(value, name) for name in _names(value.__class__)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_plain)


def _certificate(record: Mapping[str, Any]) -> Certificate:
    until = record["until"]
    known = dt.datetime.fromisoformat(until) if until else None
    return Certificate(record["host"], Fault(record["fault"]), known)


def _body(record: Mapping[str, Any]) -> Body:
    seen = record["glance"]
    return Body(
        **{
            **record, "kind": Content(record["kind"]), "cut": Cut(record["cut"]),
            "glance": Glance(**seen) if seen else None,
        }
    )  # fmt: skip
