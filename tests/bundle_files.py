"""Bundles as the files that a run of scores writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from command_line import PROVINCE
from prongsai.core.answers.agencies import Agency
from prongsai.core.answers.gather import Summary, Unit
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.public import Publication
from prongsai.core.scoring.score import Scorer
from prongsai.core.terms.words import Language
from prongsai.workshop.bundle import files_of
from prongsai.workshop.library import Library
from prongsai.workshop.progress import Progress
from prongsai.workshop.results import Asked, Run, result_of, run_files
from prongsai.workshop.voice import Voice

ANSWERS = [PROVINCE / name for name in ("iit.csv", "eit.csv", "oit.csv")]


def scored(*files: Path, pack: str = "ita/2568", **asked: Any) -> Run:
    return run_files(Asked(files, **asked), Library().load(pack), Progress(Voice("en")))


def made_of(agency: Agency, given: Given, pack: str = "ita/2568") -> Run:
    """A run with one agency of which just this is given."""
    scorer = Scorer(Library().load(pack))
    result = result_of(scorer, Unit(agency, "", given))
    return Run(scorer, (result,), (), Summary(1, 1, {}))


def files(
    made: Run, *, inside: bool, which: int = 0, lang: Language = "th", **wanted: Any
) -> dict[str, bytes]:
    asked = Publication(**wanted)
    return files_of(made, made.results[which], Voice(lang), inside=inside, wanted=asked)


def put(folder: Path, found: dict[str, bytes]) -> dict[str, Path]:
    """Writes files; their paths by the end of the name."""
    folder.mkdir(exist_ok=True)
    for name, content in found.items():
        (folder / name).write_bytes(content)
    return {re.sub(r".*(?=inside|public)", "", name): folder / name for name in found}


def nafan(folder: Path, *, inside: bool) -> dict[str, Path]:
    """The files of the first example agency, which has the code S01."""
    return put(folder, files(scored(*ANSWERS), inside=inside))
