"""From a row to the paper itself: put together, rendered, named."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from django.utils import timezone

from prongsai.adapters.thai_words import words_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.analysing import analysed
from prongsai.apps.assessments.documents import KINDS as PAPERS
from prongsai.apps.assessments.documents import papers, refuse_unless_final, renderers
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import (
    assessment_of,
    results_as,
    results_of,
    versions,
)
from prongsai.apps.files.queries import attached
from prongsai.apps.files.store import path_of
from prongsai.apps.look.downloads import PRINTS
from prongsai.apps.look.words import thai
from prongsai.apps.papers import bridge
from prongsai.apps.papers.heads import Head, head_of
from prongsai.apps.papers.kinds import KINDS
from prongsai.apps.papers.models import Paper
from prongsai.apps.papers.sources import Sources, Submitted, sources_now, sources_of, submitted
from prongsai.core.documents.blocks import Paragraph, text
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.official import Builder
from prongsai.core.documents.plain_text import as_text
from prongsai.core.terms.problem import refuse
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.given_papers import Setting, built
from prongsai.workshop.papers import Wanted, kept_back_of

_NAME = 60
"""Letters of a title that a file name takes."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made of a paper."""

    name: str
    content: bytes
    media_type: str


def work_of(agency: Agency, year: int) -> tuple[Result, Analysed]:
    """A year's result as it is shown, analysed."""
    assessment = assessment_of(agency, year)
    result = versions(assessment).shown if assessment else None
    if result is None:
        raise refuse("paper-result-gone")
    return result, analysed(result, results_of(agency))


def begun(
    agency: Agency, kind: str, work: Analysed, result: Result, day: dt.date
) -> dict[str, Any]:
    """What a paper about a result begins with; what cannot be made is refused here."""
    head, source = head_of(agency), KINDS[kind].source
    wanted = _wanted(kind, head, {}, day)
    if source == "covering":
        carried = papers().covering(work, wanted, KINDS[kind].form)
        said: dict[str, Any] = {
            "subject": carried.subject, "to": carried.to,
            "enclosures": list(carried.enclosures), "body": list(carried.body),
        }  # fmt: skip
    else:
        if kind == "announcement":
            refuse_unless_final(result)
        document = papers().document(work, wanted)
        said = {"subject": title_of(kind, document, head)}
    return {**said, **signs(kind, head)}


def signs(kind: str, head: Head) -> dict[str, str]:
    """Who signs papers of this kind, and which unit sends them, if nobody says otherwise."""
    office = head.chief if KINDS[kind].chief else head.executive
    return {"signer": office.name, "position": office.position, "unit": head.profile.unit}


def title_of(kind: str, document: Document, head: Head) -> str:
    """What lists call a paper of the engine; the name of the form and of the agency are known."""
    title = document.title.removesuffix(head.agency).strip()
    form = rules.shelf().forms.forms[KINDS[kind].form].name.th
    return title.removeprefix(form).strip()


def is_inside(work: Analysed) -> bool:
    """Whether papers on it tell of groups with few respondents."""
    return bool(kept_back_of(work))


def document(paper: Paper, day: dt.date, *, draft: bool) -> Document:
    """The paper as it stands; once it is submitted, from what it was submitted with."""
    sources = sources_of(paper)
    made = _built(paper, sources, paper.dated or day, bare=False)
    marks = [made.mark, thai("paper.mark_draft") if draft else "", _inside(paper, made)]
    emblem = _content_of(sources.head.emblem) or b""
    return replace(made, emblem=emblem, mark=" ".join(filter(None, marks)))


def _built(paper: Paper, sources: Sources, day: dt.date, *, bare: bool) -> Document:
    """What it says; bare, without number and date, which come after the last desk."""
    head, kind = sources.head, KINDS[paper.kind]
    dated = None if bare else paper.dated
    if kind.source == "engine":
        work = _work(paper, sources)
        return papers().document(work, _wanted(paper.kind, head, paper.fields, day, dated))
    content = _content(paper, head)
    content = replace(content, number="", dated=None) if bare else content
    if kind.source == "given":
        return built(paper.kind, bridge.given(paper), Setting(rules.shelf(), content, day))
    return Builder(rules.shelf().forms).paper(kind.form, content, made=day)


def _work(paper: Paper, sources: Sources) -> Analysed:
    years = {int(year): version for year, version in sources.results.items()}
    found = results_as(paper.agency, years)
    own = next((each for each in found if each.assessment.year == paper.of_year), None)
    if own is None:
        raise refuse("paper-result-gone")
    return analysed(own, found)


def submitted_now(paper: Paper) -> Submitted:
    """What it is put together from, to be kept from here on."""
    sources = sources_now(paper)
    return Submitted(sources, _digest(paper, sources))


def _digest(paper: Paper, sources: Sources) -> str:
    begun = timezone.localtime(paper.made_at).date()
    said = as_text(_built(paper, sources, begun, bare=True))
    parts = (said, sources.head.emblem, sources.head.template)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def unaltered(paper: Paper) -> str:
    """The hash of what was submitted; refused where it would say something else by now."""
    kept = submitted(paper)
    if kept is None or kept.sha256 != _digest(paper, kept.sources):
        raise refuse("paper-not-as-submitted")
    return kept.sha256


def _inside(paper: Paper, made: Document) -> str:
    """Said where the engine doesn't say it itself."""
    return thai("paper.mark_inside") if paper.inside and not made.mark else ""


def _wanted(
    kind: str, head: Head, fields: Mapping[str, Any], day: dt.date, dated: dt.date | None = None
) -> Wanted:
    engine = PAPERS.get(kind)
    profile = replace(
        head.profile,
        head=fields.get("position") or head.profile.head,
        signer=fields.get("signer", head.profile.signer),
    )
    return Wanted(
        kind=engine.paper if engine else "covering",
        shape=engine.shape if engine else "narrative",
        language=engine.language if engine else "th",
        made=day,
        profile=profile,
        subject=fields.get("subject", ""),
        dated=dated,
    )


def _content(paper: Paper, head: Head) -> Content:
    said = paper.fields
    return Content(
        agency=head.agency,
        subject=said.get("subject", ""),
        body=tuple(Paragraph(text(each)) for each in said.get("body", ())),
        position=said.get("position", ""),
        signer=said.get("signer", ""),
        number=paper.number if paper.series != "announcement" else "",
        dated=paper.dated,
        to=said.get("to", ""),
        unit=said.get("unit", ""),
        address=head.profile.address,
        telephone=head.profile.telephone,
        references=tuple(said.get("references", ())),
        enclosures=tuple(said.get("enclosures", ())),
        copies=tuple(said.get("copies", ())),
    )


def files(paper: Paper, day: dt.date, *, draft: bool) -> Iterator[Made]:
    """The paper in both formats that are printed or worked on."""
    made = document(paper, day, draft=draft)
    for form in PRINTS:
        yield file(paper, made, form)


def file(paper: Paper, made: Document, form: str) -> Made:
    """The paper in one format; Word files are written on the agency's own template."""
    template = _content_of(sources_of(paper).head.template) if form == "docx" else None
    render = renderers().on(template) if template else renderers()
    return Made(f"{_name(paper)}.{form}", render.render(made, form), PRINTS[form])


def _name(paper: Paper) -> str:
    """Number and title, as many whole words of them as a file name takes."""
    whole = f"{paper.number.replace('/', '-')} {paper.title}".strip()
    if len(whole) <= _NAME:
        return whole
    ends = list(accumulate(len(word) for word in words_of(whole)))
    return whole[: max((end for end in ends if end <= _NAME), default=_NAME)].strip()


def stored(agency: str, key: str) -> bytes | None:
    """What a file of the agency holds; nothing where there is none."""
    found = attached(agency, key) if key else None
    return _content_of(found.stored.hash) if found else None


def _content_of(digest: str) -> bytes | None:
    """A picture or template by its hash; one that left the recycle bin is no more."""
    if not digest:
        return None
    if not path_of(digest).exists():
        raise refuse("paper-not-as-submitted")
    return path_of(digest).read_bytes()


def sample(
    agency: Agency, day: dt.date, form: str, *, template: bytes | None = None, emblem: bytes = b""
) -> bytes:
    """A letter with the letterhead as it is, on a template where there is one."""
    head = head_of(agency)
    emblem = emblem or _content_of(head.emblem) or b""
    content = Content(
        agency=head.agency,
        subject=thai("letterhead.sample_subject"),
        body=(Paragraph(text(thai("letterhead.sample_body"))),),
        position=head.executive.position,
        signer=head.executive.name,
        address=head.profile.address,
        telephone=head.profile.telephone,
        unit=head.profile.unit,
    )
    made = Builder(rules.shelf().forms).paper("external_letter", content, made=day)
    render = renderers().on(template) if template else renderers()
    return render.render(replace(made, emblem=emblem), form)
