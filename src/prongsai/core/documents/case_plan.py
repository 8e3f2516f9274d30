"""The plan of a year as a paper to be approved: what is to be done, one line each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from prongsai.core.cases.log import Standing, Value
from prongsai.core.documents.blocks import (
    Column,
    Paragraph,
    Table,
    Title,
    cell,
    heads,
    text,
)
from prongsai.core.documents.case_report import Dressed
from prongsai.core.documents.document import Document
from prongsai.core.procedures.kinds import FieldType, OutcomeGroup
from prongsai.core.procedures.procedure import CaseField, Procedure
from prongsai.core.terms.dates import Style, shown_date

SCHEMA = 1
FIELDS = ("title", "agency", "year", "heads", "rows")
"""What the matter of a plan says."""


def matter(
    procedure: Procedure, found: Iterable[tuple[str, Standing]], year: int, agency: str
) -> dict[str, Any]:
    """Numbers in the register with where the cases stand; what was taken off is not in it."""
    own = procedure.yearly
    fields = [procedure.fields[key] for key in own.fields] if own else []
    kept = (
        (number, now) for number, now in found
        if not now.outcome or procedure.outcomes[now.outcome].group is not OutcomeGroup.WITHDRAWN
    )  # fmt: skip
    return {
        "schema": SCHEMA, "title": own.title.th if own else "", "agency": agency, "year": year,
        "heads": [each.label.th for each in fields],
        "rows": [
            [number, *(_said(each, now.values.get(each.key, "")) for each in fields)]
            for number, now in kept
        ],
    }  # fmt: skip


def _said(field: CaseField, value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(field.choices[key].th if key in field.choices else key for key in value)
    if field.type is FieldType.DAY and value:
        return shown_date(dt.date.fromisoformat(str(value)), Style.SHORT)
    if isinstance(value, str) and value in field.choices:
        return field.choices[value].th
    return str(value)


def paper(said: Mapping[str, Any], dressed: Dressed) -> Document:
    """The plan of some matter; one without a line says so."""
    script = dressed.script
    title = f"{said['title']} {script.say('report_year', year=said['year'])}"
    lines = (said["title"], script.say("report_year", year=said["year"]), said["agency"])
    names = (script.say("number"), *said["heads"])
    rows = tuple(tuple(cell(each) for each in row) for row in said["rows"])
    table = Table(
        columns=(Column(2), *(Column(4) for _ in said["heads"])), head=(heads(*names),), body=rows,
    )  # fmt: skip
    none = Paragraph(text(script.say("report_none")))
    return Document(
        title=title, agency=said["agency"], language="th", look=dressed.look,
        numerals=dressed.numerals, dated=dressed.made,
        blocks=(Title(tuple(text(line) for line in lines if line)), table if rows else none),
    )  # fmt: skip
