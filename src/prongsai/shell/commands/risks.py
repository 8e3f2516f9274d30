"""`prongsai risks`: a workbook to fill in, faults and findings of a register, papers made of it."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Collection, Sequence
from pathlib import Path

from prongsai.core.documents.look import Numerals
from prongsai.core.risks.levels import When, counts
from prongsai.core.risks.register import RiskRegister
from prongsai.core.risks.rules import RiskFinding, findings
from prongsai.core.terms.problem import Misused, Place, Problem, Refused, Severity
from prongsai.shell.choosing import put_out, write_file
from prongsai.shell.commands.report import FORMATS
from prongsai.shell.main import FINDINGS, FINE
from prongsai.shell.screen import grid
from prongsai.workshop.library import Library
from prongsai.workshop.papers import Renderers
from prongsai.workshop.risks import (
    as_json,
    as_workbook,
    doubts_of,
    empty_register,
    paper,
    read_risks,
)
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

_USUAL = "docx,pdf"


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Do what is asked of the register of a file."""
    shelf = Shelf(library)
    if options.what == "template":
        return _template(options, shelf, voice)
    if options.file is None:
        raise Misused([Problem("risks-no-file", {"what": options.what})])
    register, problems = read_risks(options.file, shelf)
    voice.tell(problems)
    if options.what == "check":
        return _check(options, register, shelf, voice)
    return _report(options, register, shelf, voice)


def _template(options: argparse.Namespace, shelf: Shelf, voice: Voice) -> int:
    """An empty workbook; or, from a file, the same register in the other form."""
    if options.out is None:
        raise Misused([Problem("risks-no-out")])
    known = (*shelf.risks.matrices, "words")
    if options.matrix not in known:
        facts = {"text": options.matrix, "known": ", ".join(known)}
        raise Misused([Problem("risks-not-a-choice", facts)])
    register = empty_register(None if options.matrix == "words" else options.matrix)
    if options.file is not None:
        register, problems = read_risks(options.file, shelf)
        voice.tell(problems)
    if options.out.suffix.lower() == ".json":
        content = as_json(register)
    else:
        content = as_workbook(register, shelf, voice.language)
    _write(options.out, content)
    voice.line(voice.phrase("risks_written", out=str(options.out)))
    return FINE


def _write(path: Path, content: bytes) -> None:
    def write(target: Path) -> None:
        target.write_bytes(content)

    write_file(path, write)


def _check(options: argparse.Namespace, register: RiskRegister, shelf: Shelf, voice: Voice) -> int:
    """Counts by level and what the rules find; findings are advice and no failure."""
    found = findings(register, shelf.risks, shelf.risk_sentences, _day(options))
    if options.format == "json":
        put_out(_as_json(found), options.out)
    else:
        put_out(_as_text(register, found, shelf, voice), options.out)
    return FINE


def _as_json(found: Sequence[RiskFinding]) -> str:
    rows = [
        {
            "code": each.code, "urgency": each.urgency.value, "key": each.key,
            "th": each.says.th, "en": each.says.en,
            "advice_th": each.advice.th, "advice_en": each.advice.en,
        }
        for each in found
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _as_text(
    register: RiskRegister, found: Sequence[RiskFinding], shelf: Shelf, voice: Voice
) -> str:
    say, language = voice.phrase, voice.language
    before, after = (counts(register, shelf.risks, when) for when in When)
    levels = shelf.risks.levels
    rows = [[levels[key].name.said(language), str(before[key]), str(after[key])] for key in before]
    heads = [say("risks_level"), say("risks_before"), say("risks_after")]
    facts = {
        "agency": register.agency, "year": str(register.fiscal_year),
        "risks": str(len(register.risks)), "controls": str(len(register.controls)),
        "treatments": str(len(register.treatments)),
    }  # fmt: skip
    text = say("risks_held", **facts) + "\n\n"
    text += grid([heads, *rows], numbers=frozenset({1, 2})) + "\n"
    if not found:
        return text + say("risks_nothing_found") + "\n"
    for each in found:
        text += f"[{say(f'urgency_{each.urgency}')}] {each.says.said(language)} ({each.code})\n"
        if advice := each.advice.said(language):
            text += f"    {advice}\n"
    return text


def _day(options: argparse.Namespace) -> dt.date:
    day: dt.date = options.date or dt.datetime.now(dt.UTC).astimezone().date()
    return day


def _report(options: argparse.Namespace, register: RiskRegister, shelf: Shelf, voice: Voice) -> int:
    """Every paper in every format; what is unsure about a paper is told, never printed."""
    if options.out is None:
        raise Misused([Problem("risks-no-out")])
    forms = shelf.risk_forms.forms
    wanted = _among(options.form, forms, "risks-form-unknown")
    formats = _among(options.to or _USUAL, FORMATS, "report-format-unknown")
    if voice.language == "en":
        voice.tell([Problem("risks-thai-only", severity=Severity.NOTE)])
    renderers, failed = Renderers(), False
    numerals = Numerals(options.numerals) if options.numerals else Numerals.THAI
    for key in wanted:
        try:
            document = paper(register, key, shelf, _day(options), numerals)
        except Refused as refused:
            voice.tell(refused.problems)
            failed = True
            continue
        voice.tell(doubts_of(forms[key]))
        for ending in formats:
            path = options.out / f"risks-{register.fiscal_year}-{key}.{ending}"
            _write(path, renderers.render(document, ending))
            voice.line(voice.phrase("risks_written", out=str(path)))
    return FINDINGS if failed else FINE


def _among(text: str, known: Collection[str], code: str) -> list[str]:
    """Names with commas between, each one that there is."""
    asked = list(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    unknown = [each for each in asked if each not in known]
    if unknown or not asked:
        facts = {"format": ", ".join(unknown) or text, "known": ", ".join(known)}
        raise Misused([Problem(code, facts, Place())])
    return asked
