"""How long the analysis of one agency takes, packs loaded and years scored beforehand."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from time import perf_counter

from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.years import YearResult
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.score import Scorer
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf

ROUNDS = 200
LAST = 2568


def main() -> None:
    """Print one row per number of years."""
    library = Library()
    frame = Shelf(library).frame("ita")
    print("years  median ms  slowest ms")
    for years in (1, 2, 5):
        given = [_year(library, fiscal) for fiscal in range(LAST - years + 1, LAST + 1)]
        times = []
        for _ in range(ROUNDS):
            start = perf_counter()
            analyse(given, frame)
            times.append(1000 * (perf_counter() - start))
        print(f"{years:5}  {median(times):9.2f}  {max(times):10.2f}")


def _year(library: Library, fiscal: int) -> YearResult:
    """Scores of all items, each another one."""
    scorer = Scorer(library.load(f"ita/{fiscal}"))
    items = enumerate(scorer.pack.items)
    given = Given(known={code: Fraction(100 - 7 * n % 60) for n, code in items})
    return YearResult(scorer, given, scorer.score(given))


if __name__ == "__main__":
    main()
