"""A file of an agency's own efforts (`--effort FILE`)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from prongsai.core.analysis.asking import Names, impossible_verdict
from prongsai.core.analysis.efforts import LEAST_STEP, MOST_EFFORT, OwnStep, OwnSteps, effort_of
from prongsai.core.answers.ticks import BLANK, score_of, text_of
from prongsai.core.terms.problem import Place, Problem, Refused, refuse
from prongsai.core.terms.thai import look_alike
from prongsai.shell.tables import raw_rows

_COLUMNS = {
    "code": ("code", "key", "item", "รหัส", "รหัสข้อ", "ข้อ"),
    "effort": ("effort", "ภาระงาน"),
    "target": ("target", "เป้าหมาย", "คะแนนเป้าหมาย"),
    "steps": ("steps", "step", "ขั้นละ"),
}


def read_own_efforts(path: Path, names: Names) -> OwnSteps:
    """What a table says raising each score costs; every row that cannot be used is named."""
    headers, rows = raw_rows(path)
    wanted = {look_alike(name): key for key, all_names in _COLUMNS.items() for name in all_names}
    columns = {wanted[look_alike(h)]: n for n, h in enumerate(headers) if look_alike(h) in wanted}
    if not {"code", "effort"} <= columns.keys():
        raise refuse("effort-columns", Place(file=str(path), row=1))
    reader = _Rows(path, names)
    for number, row in rows:
        cells = {key: text_of(row[at]) if at < len(row) else "" for key, at in columns.items()}
        reader.add(cells, Place(file=str(path), row=number))
    if reader.problems:
        raise Refused(reader.problems)
    return reader.steps


class _Rows:
    """Rows read one by one, with what is wrong with them."""

    def __init__(self, path: Path, names: Names) -> None:
        self.path = path
        self.names = names
        self.steps: dict[str, list[OwnStep]] = {}
        self.problems: list[Problem] = []

    def add(self, cells: Mapping[str, str], place: Place) -> None:
        before = len(self.problems)
        code = cells["code"]
        key = self.names.key(code)
        effort = effort_of(cells["effort"])
        target, points = (
            self._score(cells.get(key, ""), code, place) for key in ("target", "steps")
        )
        if key is None:
            self.problems.append(self.names.unknown(code, place))
        elif target is not None:
            impossible = impossible_verdict(self.names.pack, key, target, place)
            self.problems.extend([impossible] if impossible else [])
        if effort is None:
            facts = {"key": code, "value": cells["effort"], "most": f"{MOST_EFFORT:,}"}
            self.problems.append(Problem("effort-not-a-number", facts, place))
        if points is not None and points < LEAST_STEP:
            facts = {"key": code, "value": cells["steps"], "least": str(float(LEAST_STEP))}
            self.problems.append(Problem("effort-step-too-small", facts, place))
        if key is not None and effort is not None and len(self.problems) == before:
            self._put(key, OwnStep(effort, target, points), place)

    def _put(self, key: str, step: OwnStep, place: Place) -> None:
        """Several rows for one score are several targets; two that say the same contradict."""
        held = self.steps.setdefault(key, [])
        single = step.target is None or step.points is not None
        if held and (single or any(h.target in (None, step.target) or h.points for h in held)):
            self.problems.append(Problem("effort-twice", {"key": key}, place))
        held.append(step)

    def _score(self, text: str, code: str, place: Place) -> Fraction | None:
        found = score_of(text)
        if isinstance(found, Fraction):
            return found
        if found is not BLANK:
            self.problems.append(Problem("way-not-a-score", {"key": code, "value": text}, place))
        return None
