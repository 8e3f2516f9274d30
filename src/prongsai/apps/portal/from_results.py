"""Approved results as what could be published: the public score bundle and how to check it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from prongsai.apps.assessments.actions import Standing
from prongsai.apps.assessments.analysing import run_of
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import results_of
from prongsai.apps.portal.drafts import Draft
from prongsai.apps.portal.saying import words
from prongsai.core.criteria.pack import Pack
from prongsai.core.opendata.dataset import Column, Table
from prongsai.core.portal.content import (
    Block,
    Command,
    Content,
    Facts,
    For,
    Grid,
    Kind,
    Made,
    Paragraph,
)
from prongsai.core.privacy.release import Holds
from prongsai.core.scoring.bundle import Bundle
from prongsai.core.scoring.plan import Tier
from prongsai.core.scoring.public import Publication
from prongsai.core.terms.words import Words
from prongsai.workshop.bundle import bundle_of, files_of
from prongsai.workshop.voice import Voice

WANTED = Publication(Tier.ITEM, verdicts=True)
"""As fine as disclosure control lets through."""
_COLUMNS = (
    Column("name_th", Words("เครื่องมือและตัวชี้วัด", "In Thai"), Holds.TEXT),
    Column("name_en", Words("ภาษาอังกฤษ", "Instrument or indicator"), Holds.TEXT),
    Column("score", Words("คะแนน", "Score"), Holds.NUMBER),
)
_FINER = (
    Column("code", Words("ข้อ", "Item"), Holds.TEXT),
    Column("name_th", Words("เรื่อง", "In Thai"), Holds.TEXT),
    Column("name_en", Words("ภาษาอังกฤษ", "Subject"), Holds.TEXT),
    Column("score", Words("คะแนน", "Score"), Holds.NUMBER),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A result that was announced and that the executive has approved."""

    agency: Any
    result: Result

    @property
    def year(self) -> int:
        return self.result.assessment.year

    @property
    def title(self) -> Words:
        return words("public.result_title", year=self.year)

    @property
    def basis(self) -> str:
        row = self.result
        return repr((row.version, row.pack, row.pack_hash, row.assumed_hash, sorted(row.shown)))

    def draft(self) -> Draft:
        run = run_of(self.result)
        own, pack = run.results[0], run.scorer.pack
        bundle = bundle_of(run, own, inside=False, wanted=WANTED)
        stem = f"score-bundle-{self.year}-{self.agency.key}-public"
        files = files_of(
            run, own, Voice("th"), inside=False, wanted=WANTED, names=lambda _: self.agency.key
        )
        made = tuple(_made(name, content.decode()) for name, content in files.items())
        command = f"prongsai score {stem}.json --pack {bundle.pack}"
        command += f" --assume {bundle.assumed}" if bundle.assumed else ""
        blocks: tuple[Block, ...] = (
            _facts(bundle), *_tables(bundle, pack), Paragraph(bundle.says), Command(command),
        )  # fmt: skip
        whole = Content(
            agency=self.agency.key, agency_name=self.agency.name, kind=Kind.RESULT, name="score",
            year=self.year, title=self.title, blocks=blocks, made=made,
        )  # fmt: skip
        return Draft(whole)


def _made(name: str, text: str) -> Made:
    proof = name.endswith(".json")
    media = "application/json" if proof else "text/csv"
    return Made(name, media, text, For.PROOF if proof else For.DATA)


def results(agency: Any) -> Iterator[Found]:
    """Official and approved, the latest year first."""
    for row in results_of(agency):
        if row.approved and row.standing == Standing.OFFICIAL:
            yield Found(agency, row)


def _facts(bundle: Bundle) -> Facts:
    none = words("public.withheld").th
    rows = [
        ("public.total", bundle.overall or none), ("public.level", bundle.level or none),
        ("public.pack", bundle.pack), ("public.pack_hash", bundle.pack_hash),
    ]  # fmt: skip
    if bundle.assumed:
        rows.append(("public.assumed", bundle.assumed))
    return Facts(tuple((words(key), value) for key, value in rows))


def _tables(bundle: Bundle, pack: Pack) -> Iterator[Grid]:
    names = {key: each.name for key, each in pack.instruments.items()}
    names |= {key: each.name for key, each in pack.indicators.items()}
    rows = [
        (names[key].th, names[key].en, score)
        for tier in (bundle.instruments, bundle.indicators)
        for key, score in tier.items()
        if score is not None
    ]
    yield Grid(words("public.scores"), Table(_COLUMNS, rows))
    asked = ((code, pack.items[code].short, score) for code, score in bundle.items.items())
    if finer := [(code, short.th, short.en, score) for code, short, score in asked]:
        yield Grid(words("public.items"), Table(_FINER, finer))
