"""`prongsai report`: official papers about results, for one agency or for all in the files."""

from __future__ import annotations

import argparse
import gc
from dataclasses import replace
from pathlib import Path

from prongsai.core.documents.profile import Profile
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, Severity, refuse
from prongsai.shell.analysing import Analysing
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.making import Maker, Order
from prongsai.shell.paper_files import read_profile
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.voice import Voice

_USUAL = "docx,pdf"
FORMATS = ("docx", "pdf", "html", "xlsx", "txt")


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Make every paper asked for; one that fails is told and does not stop the others."""
    if options.kind == "bundle" and options.format:
        raise Misused([Problem("report-format-of-bundle")])
    wanted = formats_of(options.format or _USUAL)
    profile = read_profile(options.agency_profile) if options.agency_profile else Profile()
    work = Analysing(options, library, voice, profile.target)
    if len(work.keys) > 1 and options.agency_profile:
        raise Misused([Problem("report-profile-of-one", {"number": str(len(work.keys))})])
    order = Order(wanted, profile, _template(options.template, voice))
    maker = Maker(options, library, voice, order, work)
    maker.prepare()
    failed = False
    for key in Progress(voice).over(work.keys, "making_papers", least=2):
        try:
            maker.make(work.one(key))
        except Refused as refused:
            failed = True
            voice.tell([_of(problem, " ".join(key).strip()) for problem in refused.problems])
        gc.collect(0)  # off for short commands, but here each paper leaves cycles behind
    voice.line(maker.summary())
    return FINDINGS if failed or work.refused else FINE


def formats_of(text: str) -> tuple[str, ...]:
    """Formats of papers, as they are typed."""
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [part for part in wanted if part not in FORMATS]
    if unknown or not wanted:
        facts = {"format": ", ".join(unknown) or text, "known": ", ".join(FORMATS)}
        raise Misused([Problem("report-format-unknown", facts)])
    return wanted


def _template(path: Path | None, voice: Voice) -> bytes | None:
    """The office's own template, looked over before anything is made with it."""
    if path is None:
        return None
    from prongsai.adapters.docx_writing.template_checking import (  # noqa: PLC0415 - slow
        check_template,
    )

    place = Place(file=str(path))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise refuse("file-unreadable", place, why=str(error.strerror)) from error
    found = [replace(problem, place=place) for problem in check_template(content)]
    if any(problem.severity is Severity.REFUSED for problem in found):
        raise Refused(found)
    voice.tell(found)
    return content


def _of(problem: Problem, agency: str) -> Problem:
    """A problem with whose paper it stopped."""
    return Problem(problem.code, {**problem.facts, "of": agency}, problem.place, problem.severity)
