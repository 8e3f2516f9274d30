"""An analysis together with what it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.analysis.analysis import Analysis
from prongsai.workshop.results import Result, Run


@dataclass(frozen=True, slots=True)
class Analysed:
    """One agency: the run and result of its latest year, and what they mean."""

    run: Run
    result: Result
    analysis: Analysis
