"""Texts of procedures under which cases were brought: they never change, so they stay read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice

from prongsai.apps.cases.models import ProcedureText
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.read import read
from prongsai.core.terms.problem import Refused

_KEPT = 200
"""Texts that stay read; above that those read longest ago go."""
_known: dict[str, Procedure] = {}


def text_of(version: str) -> Procedure:
    """A procedure as it was when cases were brought under it."""
    known = _known.get(version)
    return known if known is not None else _read(ProcedureText.objects.get(version=version))


def texts_of(versions: Iterable[str]) -> Mapping[str, Procedure]:
    """Several: one statement where any of them was not read yet."""
    wanted = set(versions)
    found = {version: known for version in wanted if (known := _known.get(version)) is not None}
    if lacking := wanted - found.keys():
        rows = ProcedureText.objects.filter(version__in=lacking)
        found |= {each.version: _read(each) for each in rows}
    return found


def forget() -> None:
    """All that was read, as where a process begins."""
    _known.clear()


def _read(row: ProcedureText) -> Procedure:
    found, problems = read(Procedure, json.loads(row.text))
    if found is None:
        raise Refused(problems)
    _known[row.version] = found
    for oldest in list(islice(_known, max(0, len(_known) - _KEPT))):
        _known.pop(oldest, None)  # another thread may have been quicker
    return found
