"""Every paper the engine makes about a result, as files to download."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from prongsai.apps.agencies.models import Agency
from prongsai.apps.agencies.queries import place_of
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.actions import Standing
from prongsai.apps.assessments.models import Result
from prongsai.apps.look.downloads import PRINTS
from prongsai.apps.look.words import thai
from prongsai.core.documents.document import Document
from prongsai.core.documents.profile import Profile
from prongsai.core.terms.problem import Problem, Refused, refuse
from prongsai.core.terms.words import Language
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.bundle import files_of
from prongsai.workshop.file_names import whose
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Papers, Renderers, Wanted
from prongsai.workshop.voice import Voice

FORMS: Mapping[str, str] = {
    "docx": PRINTS["docx"],
    "pdf": PRINTS["pdf"],
    "html": "text/html; charset=utf-8",
}
"""Formats by ending, in the order they are offered."""
ZIP = "application/zip"


@dataclass(frozen=True, slots=True)
class Kind:
    """A paper that can be had: what the workshop calls it."""

    paper: str
    shape: str = "narrative"
    language: Language = "th"


ANNOUNCEMENT = "announcement"
KINDS: Mapping[str, Kind] = {
    "analysis": Kind("analysis"),
    "analysis-table": Kind("analysis", shape="table"),
    "summary": Kind("summary"),
    "summary-en": Kind("summary", language="en"),
    ANNOUNCEMENT: Kind(ANNOUNCEMENT),
}
"""By the name that stands in addresses and file names."""


@dataclass(frozen=True, slots=True)
class File:
    """What goes out."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper as a page offers it: its formats, or why it cannot be had."""

    kind: str
    forms: tuple[str, ...]
    problems: tuple[Problem, ...]


def papers() -> Papers:
    """What builds papers by the packs that are installed."""
    return _papers(rules.library())


@cache
def _papers(library: Library) -> Papers:
    return Papers(library)


@cache
def renderers() -> Renderers:
    """A compiler and a dictionary are opened once in each process."""
    return Renderers()


def offers(work: Analysed, result: Result, made: dt.date) -> Iterator[Offer]:
    """Every paper; what can be refused is put together, so that it is told before it is asked for.

    The others are put together only when somebody wants them: that takes its time.
    """
    for kind in KINDS:
        try:
            if kind == ANNOUNCEMENT:
                _document(work, result, kind, made)
        except Refused as refused:
            yield Offer(kind, (), refused.problems)
        else:
            yield Offer(kind, tuple(FORMS), ())


def paper(work: Analysed, result: Result, kind: str, form: str, made: dt.date) -> File:
    """One paper in one format."""
    content = renderers().render(_document(work, result, kind, made), form)
    name = f"{whose(work.result.agency)}-{work.analysis.fiscal_year}-{kind}.{form}"
    return File(name, content, FORMS[form])


def _document(work: Analysed, result: Result, kind: str, made: dt.date) -> Document:
    wanted = KINDS[kind]
    if wanted.paper == ANNOUNCEMENT:
        refuse_unless_final(result)
    profile = profile_of(result.assessment.agency)
    return papers().document(
        work, Wanted(wanted.paper, wanted.shape, wanted.language, made, profile=profile)
    )


def profile_of(agency: Agency) -> Profile:
    """What is known of the agency here; what is not stays a gap to be filled."""
    place = place_of(agency)
    return Profile(
        agency=agency.name,
        district=_place_in_full("place.district", place.district),
        province=_place_in_full("place.province", place.province),
    )


def _place_in_full(key: str, name: str) -> str:
    """A place with its word before it, as Thai papers write it; as it is where it has one."""
    said = thai(key, name=name)
    return name if not name or name.startswith(said.removesuffix(name)) else said


def refuse_unless_final(result: Result) -> None:
    """The public is told what was announced and the executive has approved; no estimate."""
    if not result.approved:
        raise refuse("announce-not-approved")
    if result.standing != Standing.OFFICIAL:
        raise refuse("announce-not-official")


def bundle(work: Analysed, *, inside: bool) -> File:
    """The score bundle: JSON that can be read back and tables, packed together."""
    files = files_of(work.run, work.result, Voice("th"), inside=inside)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    form = "inside" if inside else "public"
    stem = f"{whose(work.result.agency)}-{work.analysis.fiscal_year}-score-bundle-{form}"
    return File(f"{stem}.zip", content.getvalue(), ZIP)
