"""Matters of reports that tests share: the reference, a year with its items, one with nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from analysis_situations import FRAME, of, year
from papers_making import AGENCY, MADE, forms
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.library import TopicLibrary
from prongsai.core.analysis.peers import PeerKind, Peers
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.matter import Matter
from prongsai.core.scoring.given import Given
from prongsai.core.terms.words import Language, Words
from prongsai.workshop.charts import chart_words
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from scoring_situations import REFERENCE_2565, everything, ten

SHELF = Shelf(Library())
NOTHING_KNOWN = TopicLibrary({}, {})


def matter(
    analysis: Analysis, *, script: str = "report", language: Language = "th", pack: str = ""
) -> Matter:
    """The matter of a report on this analysis by the shipped words and advice."""
    return Matter(
        agency=AGENCY,
        analysis=analysis,
        pack=SHELF.library.load(pack or f"ita/{analysis.fiscal_year}").pack,
        frame=FRAME,
        library=SHELF.advice,
        script=SHELF.script(script, language),
        charts=chart_words(language),
        look=forms().looks["official"],
        numerals=Numerals.ARABIC,
        language=language,
        made=MADE,
    )


def reference() -> Matter:
    """The ten FY2565 scores of the reference."""
    return matter(of(year(REFERENCE_2565, "ita/2565")))


def with_items() -> Matter:
    """A year whose items are known: two disclosure items lost, one question weak."""
    best = everything("ita/2568")
    marks = {**best.marks, "O13": Fraction(0), "O24": Fraction(0)}
    given = Given(best.answers, marks, {"E5": Fraction(70)}, {"IIT": 44, "EIT": 60})
    before = year("97.90 96.44 97.03 95.30 95.92 93.15 91.48 89.70 91.67 93.75", "ita/2567")
    found = matter(of(before, year(given), target="99"))
    return replace(
        found,
        estimated=("IIT", "EIT"),
        open_rules=(Words("ปัดเศษอย่างไร: ครั้งเดียว", "How to round: once"),),
    )


def all_full() -> Matter:
    """Full points everywhere."""
    return matter(of(year(everything("ita/2568"))))


def low() -> Matter:
    """Not passed, one instrument without a score in the year before, indicators to mend."""
    before = year(Given(known={"IIT": Fraction(80)}), "ita/2567")
    now = year("84 70 92.5 88 84.99 60 61 62 80 75")
    return matter(of(before, now, target="85"))


def withheld() -> Matter:
    """A total that reaches the best level while a floor withholds it."""
    return matter(of(year("100 100 100 100 100 94 94 94 100 100")))


def missing() -> Matter:
    """One instrument known only."""
    return matter(of(year(Given(known={"IIT": Fraction(90)}))))


def draft() -> Matter:
    """A year whose levels nobody knows yet."""
    return matter(of(year(ten("90 90 90 90 90 90 90 90 90 90"), "ita/2569")))


def among_peers(count: int) -> Matter:
    """The reference among so many others of its class."""
    own = year(REFERENCE_2565, "ita/2565")
    others = [year(f"{90 + n} 90 90 90 90 90 90 90 90 90", "ita/2565") for n in range(count)]
    label = Words("หน่วยงานประเภทเทศบาลตำบล", "agencies of the same class, Subdistrict Municipality")
    peers = Peers(PeerKind.CLASS, label, own.loaded.name, [each.scores for each in others])
    return matter(analyse([own], FRAME, peers=[peers]))


def falling() -> Matter:
    """Indicators that rose, fell and stayed since a year that compares."""
    before = year("90 95 92 90 90 90 90 90 90 90", "ita/2567")
    return matter(of(before, year("95 90 92 90 90 90 90 90 90 90")))


def years_apart() -> Matter:
    """Two years whose scores do not compare, and none between."""
    before = year("90 90 90 90 90 90 90 90 90 90", "ita/2565")
    between = [SHELF.library.load(f"ita/{number}").pack for number in range(2565, 2569)]
    return matter(analyse([before, year(REFERENCE_2565)], FRAME, between=between))


def weak() -> Matter:
    """Full points but for one question."""
    best = everything("ita/2568")
    known = {"E5": Fraction(60)}
    return matter(of(year(Given(best.answers, best.marks, known, best.respondents))))


SITUATIONS: dict[str, Callable[[], Matter]] = {
    "reference": reference, "with-items": with_items, "all-full": all_full, "low": low,
    "withheld": withheld, "missing": missing, "draft": draft, "falling": falling, "weak": weak,
    "years-apart": years_apart,
    "few-peers": lambda: among_peers(2), "peers": lambda: among_peers(9),
}  # fmt: skip
