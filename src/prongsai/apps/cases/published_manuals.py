"""Manuals that an agency has published, one a row, as strangers read them today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils import translation

from prongsai.apps.agencies.models import Agency
from prongsai.apps.cases import manual
from prongsai.apps.cases.models import Desk
from prongsai.apps.cases.queries import open_desks
from prongsai.core.procedures.procedure import Procedure


def told(agency: Agency, site: str, topic: str) -> list[Mapping[str, str]]:
    """Of what strangers may bring, where its file names the topic; `site` begins each address."""
    with translation.override("th"):
        return list(_lines(agency, site, topic))


def _lines(agency: Agency, site: str, topic: str) -> Iterator[Mapping[str, str]]:
    for desk, procedure in open_desks(agency):
        if topic in procedure.disclosure:
            yield _line(agency, desk, procedure, site)


def _line(agency: Agency, desk: Desk, procedure: Procedure, site: str) -> Mapping[str, str]:
    found = manual.of(procedure)
    fees = "; ".join(f"{name}: {amount}" for name, amount in found.fees)
    papers = (" ".join(filter(None, (name, only))) for name, _, only in found.papers)
    where = ", ".join(filter(None, (desk.place, desk.hours or found.hours, found.rounds)))
    said = {
        "service": procedure.title.th, "who": found.owner, "where": where,
        "steps": _numbered([each.title for each in found.steps]),
        "time": "; ".join(f"{each.title}: {each.length}" for each in found.limits),
        "fee": fees or found.fee, "papers": ", ".join(papers),
        "address": site.rstrip("/") + reverse("cases:about", args=[agency.key, procedure.key]),
    }  # fmt: skip
    return {key: each for key, each in said.items() if each}


def _numbered(steps: list[str]) -> str:
    return " ".join(f"{number}) {each}" for number, each in enumerate(steps, 1))
