"""Procedure files: those shipped, those of a folder of packs, and one that somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prongsai.adapters.yaml_files import parse_yaml, read_yaml
from prongsai.core.calendar.working_days import WorkingDays
from prongsai.core.cases.stories import story_problems
from prongsai.core.procedures.checking import Known, procedure_problems
from prongsai.core.procedures.procedure import Procedure
from prongsai.core.shapes.read import read
from prongsai.core.shapes.tree import Node, expand, placed, plain_of
from prongsai.core.terms.problem import Place, Problem, Refused
from prongsai.workshop.library import SHIPPED

FOLDER = "procedures"
PATTERNS = f"{FOLDER}/patterns"
"""Sound ways of a case, for procedures that offices make themselves."""


_SHARED = re.compile(r"[a-z0-9][a-z0-9_/-]{0,99}", re.ASCII)
"""What a file that others share parts of may be called."""


def paths(root: Path) -> dict[str, Path]:
    """Files of procedures by key; those of a folder of packs go before the shipped ones."""
    found: dict[str, Path] = {}
    for each in (SHIPPED, root):
        found.update({path.stem: path for path in sorted((each / FOLDER).glob("*.yaml"))})
    return found


def pattern_paths(root: Path) -> dict[str, Path]:
    """Files of patterns by key, those of a folder of packs before the shipped ones."""
    found: dict[str, Path] = {}
    for each in (SHIPPED, root):
        found.update({path.stem: path for path in sorted((each / PATTERNS).glob("*.yaml"))})
    return found


def read_procedure(path: Path, known: Known, days: WorkingDays | None = None) -> Procedure:
    """A file as a procedure, or every fault with its line; with a calendar its stories are run."""
    node = read_yaml(path, path.name)
    found = _checked(node, path.parent, known, days)
    if found.key != path.stem:
        facts = {"name": path.stem, "key": found.key}
        raise Refused([placed(Problem("procedure-other-name", facts, Place(path="key")), node)])
    return found


def parse_procedure(text: str, known: Known, days: WorkingDays) -> Procedure:
    """The same of a text that an officer wrote or changed."""
    return _checked(parse_yaml(text, "procedure"), SHIPPED / FOLDER, known, days)


def look_over(
    plain: Any, known: Known, days: WorkingDays
) -> tuple[Procedure | None, list[Problem]]:
    """What an office wrote, as far as it can be read, and every fault at its path."""
    found, problems = read(Procedure, plain)
    if found is not None:
        problems = list(_faults(found, known, days))
    return found, problems


def _checked(node: Node, folder: Path, known: Known, days: WorkingDays | None) -> Procedure:
    read_before: dict[str, Node | None] = {}

    def fetch(name: str) -> Node | None:
        if name not in read_before:
            read_before[name] = _shared(folder, name)
        return read_before[name]

    whole, problems = expand(node, fetch)
    if problems:
        raise Refused(problems)
    found, problems = read(Procedure, plain_of(whole))
    if found is not None:
        problems = list(_faults(found, known, days))
    if found is None or problems:
        raise Refused(placed(problem, whole) for problem in problems)
    return found


def _shared(folder: Path, name: str) -> Node | None:
    """A file that others share parts of, of the same folder or shipped."""
    if not _SHARED.fullmatch(name):
        return None
    for each in (folder, SHIPPED / FOLDER):
        path = (each / f"{name}.yaml").resolve()
        if path.is_relative_to(each.resolve()) and path.is_file():
            return read_yaml(path, path.name)
    return None


def _faults(found: Procedure, known: Known, days: WorkingDays | None) -> Iterator[Problem]:
    faults = list(procedure_problems(found, known))
    yield from faults
    if days is not None and not faults:
        yield from story_problems(found, days)
