"""Writes the pages of docs/ that are made from the program itself: `make docs`.

With `--check` nothing is written; the exit code says whether a page is out of date.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from prongsai.core.analysis.efforts import Efforts
from prongsai.core.analysis.frame import AnalysisPack, Sentences
from prongsai.core.analysis.library import LibraryFile
from prongsai.core.calendar.working_days import HolidayTable
from prongsai.core.criteria.agency_kinds import AgencyNames
from prongsai.core.criteria.pack import Pack
from prongsai.core.criteria.person_titles import PersonTitles
from prongsai.core.criteria.power_kinds import PowerNames
from prongsai.core.criteria.topics import Topics
from prongsai.core.dissemination.frame import DisseminationFrame
from prongsai.core.documents.forms import Forms
from prongsai.core.documents.risk_forms import RiskForms
from prongsai.core.follow_up.sheet_words import MeasureSheets
from prongsai.core.follow_up.year_file import YearFile
from prongsai.core.listings.frame import ListingsFrame
from prongsai.core.measures.library import MeasureLibrary
from prongsai.core.meetings.frame import MeetingsFrame
from prongsai.core.opendata.catalogue import Catalogue
from prongsai.core.plans.editions import Book
from prongsai.core.plans.frame import PlanFrame
from prongsai.core.plans.template import PlanTemplate
from prongsai.core.portal.information import Act
from prongsai.core.preaudit.page_signs import PageSigns
from prongsai.core.preaudit.signs import Signs
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.procurement.frame import ProcurementFrame
from prongsai.core.risks.frame import RiskFrame
from prongsai.core.risks.layout import RiskSheets
from prongsai.core.risks.register import RiskRegister
from prongsai.core.sealed.course_file import Course as SealedCourse
from prongsai.core.sealed.outside import Outside
from prongsai.core.shapes.schema import Row, json_schema, reference, whole
from prongsai.core.terms.words import Language
from prongsai.shell.examples import ExampleFile
from prongsai.shell.main import VERBS, _parser
from prongsai.shell.web.config import PREFIX, Config
from prongsai.workshop.voice import MESSAGES, Voice, catalogue, problems

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by scripts/make_docs.py: change the source, then run `make docs`. -->\n"
_CODE = re.compile(r"([a-z][a-z-]+):")
_FILES: Mapping[str, tuple[type, str]] = {
    "pack": (Pack, "A criteria pack of Prongsai"),
    "topics": (Topics, "The topics pack of Prongsai"),
    "names": (AgencyNames, "The names of kinds of agencies of Prongsai"),
    "powers": (PowerNames, "The powers that a register of Prongsai offers"),
    "titles": (PersonTitles, "The titles before names of persons in Prongsai"),
    "forms": (Forms, "The official forms of Prongsai"),
    "signs": (Signs, "The signs of the pre-audit of Prongsai"),
    "library": (LibraryFile, "A file of the topic library of Prongsai"),
    "analysis": (AnalysisPack, "The frame of analyses of a scheme in Prongsai"),
    "findings": (Sentences, "The sentences of the findings of Prongsai"),
    "catalogue": (Catalogue, "The words of the national data catalogue in Prongsai"),
    "information": (Act, "What the information act has an agency show, in Prongsai"),
    "procedure": (Procedure, "A procedure of Prongsai"),
    "procurement": (ProcurementFrame, "The register of purchases of Prongsai"),
    "dissemination": (DisseminationFrame, "The channels of dissemination of Prongsai"),
    "sealed-course": (SealedCourse, "How reports of corruption are handled, in Prongsai"),
    "outside": (Outside, "The bodies outside that take reports of corruption, in Prongsai"),
    "meetings": (MeetingsFrame, "Committees and meetings of Prongsai"),
    "plan-frame": (PlanFrame, "A frame of anti-corruption plans of Prongsai"),
    "plan-template": (PlanTemplate, "The spreadsheet of anti-corruption plans of Prongsai"),
    "listings": (ListingsFrame, "The tables of items of Prongsai"),
    "risks": (RiskFrame, "What risks are measured by in Prongsai"),
    "risk-register": (RiskRegister, "The risks and controls of a year in Prongsai"),
    "risk-sheets": (RiskSheets, "The sheets of a risk register of Prongsai"),
    "risk-forms": (RiskForms, "The papers on risks of Prongsai"),
    "measures": (MeasureLibrary, "The suggested measures of Prongsai"),
    "measure-sheets": (MeasureSheets, "The spreadsheet of a year's measures in Prongsai"),
    "holidays": (HolidayTable, "A table of holidays of Prongsai"),
    "measures-file": (YearFile, "A year's measures and their reports, as Prongsai keeps them"),
    "examples": (ExampleFile, "The examples of a criteria pack of Prongsai"),
    "pages": (PageSigns, "Signs of pages that are not the page, for the pre-audit of Prongsai"),
    "efforts": (Efforts, "Default efforts of Prongsai"),
}


def main() -> int:
    """Write or check every page; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args()
    stale = stale_pages()
    for name, text in stale.items():
        if options.check:
            print(f"docs/{name} is out of date: run `make docs`", file=sys.stderr)
        else:
            (DOCS / name).write_text(text, encoding="utf-8")
            print(f"docs/{name} written")
    return 1 if stale and options.check else 0


def stale_pages() -> dict[str, str]:
    """Pages whose file differs from what the program says now, with their new text."""
    return {name: text for name, text in pages().items() if _held(name) != text}


def _held(name: str) -> str:
    path = DOCS / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def pages() -> dict[str, str]:
    """Every generated page by file name."""
    made = {
        "problems.md": _page(_problems()),
        "pack-fields.md": _page(_pack_fields()),
        "commands.md": _page(_commands()),
        "settings.md": _page(_settings()),
    }
    for name, (model, title) in _FILES.items():
        schema = json_schema(model, title)
        made[f"{name}.schema.json"] = _json(schema)
    made["plan.schema.json"] = _json(whole(json_schema(Book, "A plan as JSON in Prongsai")))
    return made


def _json(schema: object) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _page(lines: Iterator[str]) -> str:
    return MADE + "\n" + "\n".join(lines) + "\n"


# --- Problems ----------------------------------------------------------------------------------


def _problems() -> Iterator[str]:
    yield "# Problems, warnings and notes"
    yield ""
    yield "Every message of the program begins with a code that never changes its meaning. Words in"
    yield "braces are filled in with the facts of the case. How to add one:"
    yield "[CONTRIBUTING.md](../CONTRIBUTING.md)."
    messages = problems()
    for heading, codes in _groups():
        yield from ("", f"## {heading}")
        for code in codes:
            yield from ("", f"### {code}", "")
            yield from _sentences(messages[code])


def _sentences(message: Mapping[str, Any]) -> Iterator[str]:
    mends: Mapping[str, str] = message.get("mend", {})
    languages: tuple[Language, ...] = ("en", "th")
    for language in languages:
        mend = mends.get(language)
        todo = f"  \n  *{Voice(language).phrase('mend')}:* {mend}" if mend else ""
        yield f"- {message[language]}{todo}"


def _groups() -> Iterator[tuple[str, list[str]]]:
    """What each file of problems says in its first line, with the codes it holds."""
    for path in sorted((MESSAGES / "problems").glob("*.yaml")):
        heading, *lines = path.read_text(encoding="utf-8").splitlines()
        yield heading.removeprefix("# "), [code[1] for code in map(_CODE.match, lines) if code]


# --- Fields of packs ---------------------------------------------------------------------------


def _pack_fields() -> Iterator[str]:
    yield "# Fields of packs"
    yield ""
    yield "What each file under `packs` may hold. How packs are written: [packs.md](packs.md). For"
    yield "editors: " + ", ".join(f"[{n}.schema.json]({n}.schema.json)" for n in _FILES) + "."
    seen: set[str] = set()
    for model, _ in _FILES.values():
        for name, rows in _by_model(model).items():
            if name not in seen:
                seen.add(name)
                yield from _model(rows)


def _by_model(model: type) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in reference(model):
        found.setdefault(row.model, []).append(row)
    return found


def _model(rows: list[Row]) -> Iterator[str]:
    yield from ("", f"## {rows[0].model}", "", _first_line(rows[0].about), "")
    yield from ("| field | holds | | meaning |", "|---|---|---|---|")
    for row in rows:
        needed = "needed" if row.required else ""
        yield f"| `{row.name}` | {_cell(row.kind)} | {needed} | {_cell(row.doc)} |"


def _first_line(text: str) -> str:
    return text.partition("\n\n")[0].replace("\n", " ")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


# --- Commands ----------------------------------------------------------------------------------


def _commands() -> Iterator[str]:
    english, thai = (_verbs(Voice("en")), _verbs(Voice("th")))
    yield "# Commands"
    yield ""
    yield "What `prongsai COMMAND --help` says, in both languages. What the commands do with files:"
    yield "[answers.md](answers.md); what they write: [shell.md](shell.md)."
    for verb in VERBS:
        yield from ("", f"## prongsai {verb}", "")
        yield f"{_capital(english[verb].description or '')}. / {thai[verb].description}"
        yield from ("", "| argument | English | ไทย |", "|---|---|---|")
        pairs = zip(_arguments(english[verb]), _arguments(thai[verb]), strict=True)
        yield from (f"| {name} | {said} | {thai_said} |" for (name, said), (_, thai_said) in pairs)
        examples = (english[verb].epilog or "").strip().splitlines()[1:]
        yield from ("", "```sh", *(line.strip() for line in examples), "```")


# --- Settings of the web application -----------------------------------------------------------


def _settings() -> Iterator[str]:
    yield "# Settings"
    yield ""
    yield "What the web application reads from its environment when it starts. It refuses what it"
    yield "cannot understand. Most installations need none but `PRONGSAI_HOSTS`."
    yield ""
    yield "| setting | without it | English | ไทย |"
    yield "|---|---|---|---|"
    said = catalogue("settings")
    for field in dataclasses.fields(Config):
        about = said[field.name]
        languages: tuple[Language, ...] = ("en", "th")
        cells = [_cell(f"{about[each]} ({about['form'][each]})") for each in languages]
        name, default = f"{PREFIX}{field.name.upper()}", _default(field.default)
        yield f"| `{name}` | {default} | {' | '.join(cells)} |"


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if isinstance(value, tuple):
        return f"`{','.join(value)}`"
    return f"`{value}`" if value not in (None, "") else "–"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verbs(voice: Voice) -> Mapping[str, argparse.ArgumentParser]:
    actions = _parser(voice)._actions  # noqa: SLF001 - argparse offers no other way to ask
    verbs = next(each.choices for each in actions if each.dest == "verb")
    return {str(name): parser for name, parser in dict(verbs or {}).items()}


def _arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    """Each argument as it is typed, with what it is for."""
    for action in parser._actions:  # noqa: SLF001 - as above
        if action.dest == "help":
            continue
        words = [*action.option_strings[:1], _value(action)]
        typed = f"`{' '.join(filter(None, words))}`"
        needed = action.required and action.nargs != "*"
        yield typed + (" (needed)" if needed else ""), _cell(action.help or "")


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return "/".join(map(str, action.choices))
    if action.nargs == 0:
        return ""
    return str(action.metavar or action.dest.upper())


if __name__ == "__main__":
    sys.exit(main())
