"""`prongsai analyse`: what the scores of an agency mean, and what to look at first."""

from __future__ import annotations

import argparse

from prongsai.core.analysis.frame import Frame
from prongsai.shell.analysing import Analysing, target_of
from prongsai.shell.choosing import put_out
from prongsai.shell.main import FINDINGS, FINE
from prongsai.workshop.analysed import Analysed
from prongsai.workshop.library import Library
from prongsai.workshop.voice import Voice


def run(options: argparse.Namespace, library: Library, voice: Voice) -> int:
    """Score every year by its own pack and analyse the latest of each agency."""
    work = Analysing(options, library, voice, target_of(options.target))
    analyses = list(work.all())
    put_out(_text(analyses, work.frame, options.format, voice), options.out)
    return FINDINGS if work.refused else FINE


def _text(analyses: list[Analysed], frame: Frame, form: str, voice: Voice) -> str:
    if form == "json":
        from prongsai.shell.analysis_json import as_json  # noqa: PLC0415 - only this form needs it

        return as_json([(each.result, each.analysis) for each in analyses], frame, voice)
    from prongsai.shell.analysis_text import as_text  # noqa: PLC0415 - only this form needs it

    return "\n".join(as_text(each.result, each.analysis, frame, voice) for each in analyses)
