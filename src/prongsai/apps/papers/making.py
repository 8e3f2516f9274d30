"""From a row to the paper itself: put together, rendered, named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from prongsai.adapters.thai_words import words_of
from prongsai.apps.agencies.models import Agency
from prongsai.apps.assessments import rules
from prongsai.apps.assessments.analysing import analysed
from prongsai.apps.assessments.documents import KINDS as PAPERS
from prongsai.apps.assessments.documents import papers, refuse_unless_final, renderers
from prongsai.apps.assessments.models import Result
from prongsai.apps.assessments.queries import assessment_of, results_of, versions
from prongsai.apps.files.queries import attached
from prongsai.apps.files.store import path_of
from prongsai.apps.papers.heads import Head, head_of
from prongsai.apps.papers.kinds import KINDS
from prongsai.apps.papers.models import Paper
from prongsai.core.documents.blocks import Paragraph, text
from prongsai.core.documents.content import Content
from prongsai.core.documents.document import Document
from prongsai.core.documents.official import Builder
from prongsai.core.terms.problem import refuse
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.papers import Wanted, kept_back_of
from prongsai.workshop.voice import screens

FORMS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_NAME = 60
"""Letters of a title that a file name takes."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made of a paper."""

    name: str
    content: bytes
    media_type: str


def work_of(agency: Agency, year: int, version: int | None = None) -> tuple[Result, Analysed]:
    """A version of a year's result, analysed; without a number the one that is shown."""
    assessment = assessment_of(agency, year)
    found = versions(assessment) if assessment else None
    if found is None:
        raise refuse("paper-result-gone")
    result = found.shown if version is None else found.numbered(version)
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
    """The paper as it stands."""
    head, kind = head_of(paper.agency), KINDS[paper.kind]
    day = paper.dated or day
    if kind.source == "engine":
        _, work = work_of(paper.agency, paper.of_year or 0, paper.of_version)
        made = papers().document(work, _wanted(paper.kind, head, paper.fields, day, paper.dated))
    else:
        content = _content(paper, head)
        made = Builder(rules.shelf().forms).paper(kind.form, content, made=day)
    emblem = stored(paper.agency.key, head.emblem) or b""
    marks = [made.mark, _said("paper.mark_draft") if draft else "", _inside(paper, made)]
    return replace(made, emblem=emblem, mark=" ".join(filter(None, marks)))


def _inside(paper: Paper, made: Document) -> str:
    """Said where the engine doesn't say it itself."""
    return _said("paper.mark_inside") if paper.inside and not made.mark else ""


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
    for form in FORMS:
        yield file(paper, made, form)


def file(paper: Paper, made: Document, form: str) -> Made:
    """The paper in one format; Word files are written on the agency's own template."""
    template = _template(paper.agency) if form == "docx" else None
    render = renderers().on(template) if template else renderers()
    return Made(f"{_name(paper)}.{form}", render.render(made, form), FORMS[form])


def _name(paper: Paper) -> str:
    """Number and title, as many whole words of them as a file name takes."""
    whole = f"{paper.number.replace('/', '-')} {paper.title}".strip()
    if len(whole) <= _NAME:
        return whole
    ends = list(accumulate(len(word) for word in words_of(whole)))
    return whole[: max((end for end in ends if end <= _NAME), default=_NAME)].strip()


def _template(agency: Agency) -> bytes | None:
    return stored(agency.key, head_of(agency).template)


def stored(agency: str, key: str) -> bytes | None:
    """What a file of the agency holds; nothing where there is none."""
    found = attached(agency, key) if key else None
    return path_of(found.stored.hash).read_bytes() if found else None


def sample(
    agency: Agency, day: dt.date, form: str, *, template: bytes | None = None, emblem: bytes = b""
) -> bytes:
    """A letter with the letterhead as it is, on a template where there is one."""
    head = head_of(agency)
    emblem = emblem or stored(agency.key, head.emblem) or b""
    content = Content(
        agency=head.agency,
        subject=_said("letterhead.sample_subject"),
        body=(Paragraph(text(_said("letterhead.sample_body"))),),
        position=head.executive.position,
        signer=head.executive.name,
        address=head.profile.address,
        telephone=head.profile.telephone,
        unit=head.profile.unit,
    )
    made = Builder(rules.shelf().forms).paper("external_letter", content, made=day)
    render = renderers().on(template) if template else renderers()
    return render.render(replace(made, emblem=emblem), form)


def _said(key: str) -> str:
    """Papers speak Thai whatever the reader of the screen reads."""
    return screens()[key]["th"]
