"""Every rule speaks where it should, in a sentence a report can print, and is silent elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from analysis_situations import FRAME, codes, nearly, of, reference, year
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.analysis import Analysis
from prongsai.core.analysis.finding import Finding, advised, said
from prongsai.core.analysis.frame import Urgency
from prongsai.core.analysis.peers import PeerKind, Peers
from prongsai.core.analysis.rules import RULES
from prongsai.core.scoring.given import Given
from prongsai.core.scoring.plan import Tier
from prongsai.core.terms.words import Words
from scoring_situations import INDICATORS, everything, instruments, scorer, ten

BEFORE = "98 98 98 98 98 98 98 98 98 98"


def without(*missing: str) -> Analysis:
    known = {key: Fraction(90) for key in INDICATORS if key not in missing}
    return of(year(Given(known=known)))


def since(before: str, after: str) -> Analysis:
    return of(year(before, "ita/2567"), year(after, "ita/2568"))


def marked(item: str, mark: str) -> Analysis:
    best = everything("ita/2568")
    return of(year(replace(best, marks={**best.marks, item: Fraction(mark)})))


def among(peers: Sequence[str]) -> Analysis:
    scores = [scorer().score(instruments(each, each, each)) for each in peers]
    label = Words("หน่วยงานในจังหวัดสมมติ", "agencies of Sommut")
    group = Peers(PeerKind.PROVINCE, label, "ita/2568/local@1", scores)
    return analyse([year(instruments("90", "90", "90"))], FRAME, peers=[group])


def few_answered() -> Analysis:
    return of(year(replace(everything("ita/2568"), headcounts={"IIT": 85})))


SAID: dict[str, tuple[Callable[[], Analysis], str]] = {
    "total-missing": (
        lambda: without("budget"),
        "Total and level cannot be told yet: a score or rule is missing for IIT.",
    ),
    "instrument-missing": (
        lambda: without("budget"),
        "The instrument IIT has no score yet.",
    ),
    "indicator-missing": (
        lambda: without("budget"),
        "Indicator 2, Use of budget, has no score yet.",
    ),
    "not-passed": (
        lambda: of(year("84.99 " * 10)),
        "The total of 84.99 is 0.01 points below the pass mark of 85.00.",
    ),
    "floor-withholds-level": (
        lambda: of(year(instruments("97.76", "84.42", "100"))),
        ("The total reaches “Pass, good”, but EIT has 84.42, 0.58 points below the 85.00 this "
        "level asks for."),
    ),
    "level-lost": (
        lambda: since(BEFORE, "90 " * 10),
        "The level fell from “Pass, excellent” in 2567 to “Pass, good”.",
    ),
    "target-missed": (
        lambda: of(year("90 " * 10), target="92.5"),
        "The total of 90.00 is 2.50 points below the target of 92.50.",
    ),
    "target-reached": (
        lambda: of(year("90 " * 10), target="90"),
        "The total of 90.00 reaches the target of 90.00.",
    ),
    "next-level-near": (
        lambda: of(year("93 " * 10)),
        "The level “Pass, excellent” is within reach: at most 2.00 points are lacking.",
    ),
    "total-near-bound": (
        reference,
        "The total of 95.75 is only 0.75 points above the lower bound of “AA”.",
    ),
    "instrument-near-floor": (
        lambda: of(year(instruments("98", "86", "98"))),
        "EIT has 86.00, close to the floor of 85.00 for “Pass, good”; a fall would cost the level.",
    ),
    "too-few-respondents": (
        few_answered,
        "IIT was answered by 10 people; 30 are asked for.",
    ),
    "best-level": (
        reference,
        "The agency has this year's best level, “AA”.",
    ),
    "indicator-to-mend": (
        lambda: of(year("84.99 " + "90 " * 9)),
        "Indicator 1, Performance of duties, has 84.99, 0.01 points below 85.00: to be mended.",
    ),
    "disclosure-item-failed": (
        lambda: marked("O13", "0"),
        f"Item O13, {scorer().pack.items['O13'].short.en}, has no point.",
    ),
    "disclosure-item-partial": (
        lambda: marked("O13", "1/3"),
        f"Item O13, {scorer().pack.items['O13'].short.en}, has 33.33, not full points.",
    ),
    "item-below-indicator": (
        lambda: of(year(nearly(I4="70"))),
        (f"Item I4, {scorer().pack.items['I4'].short.en}, has 70.00, 20.00 points below its "
        "indicator, Use of budget (90.00)."),
    ),
    "most-points-lost": (
        reference,
        "Of the 4.25 points lost, most (2.50) are due to indicator 10, Prevention of corruption.",
    ),
    "all-strong": (
        lambda: of(year("95 " * 10)),
        "All 10 indicators have 95.00 or more.",
    ),
    "instruments-apart": (
        lambda: of(year(instruments("100", "90", "95"))),
        "The instruments lie 10.00 points apart: IIT has 100.00, EIT 90.00.",
    ),
    "indicators-tied": (
        reference,
        "4 indicators share rank 1 with 100.00.",
    ),
    "indicator-dropped": (
        lambda: since(BEFORE, "95 " + "98 " * 9),
        "Indicator 1, Performance of duties, fell by 3.00 points, from 98.00 in 2567 to 95.00.",
    ),
    "indicator-rose": (
        lambda: since("90 " * 10, "93 " + "90 " * 9),
        "Indicator 1, Performance of duties, rose by 3.00 points, from 90.00 in 2567 to 93.00.",
    ),
    "not-comparable": (
        lambda: of(year(BEFORE, "ita/2565"), year(BEFORE, "ita/2566")),
        "The total of 2566 does not compare with 2565: the rules changed or are not known.",
    ),
    "below-peers": (
        lambda: among(["80", "95", "96", "97", "98"]),
        "The total of 90.00 is below the median of 96.00 (agencies of Sommut: 5).",
    ),
    "few-peers": (
        lambda: among(["80"]),
        ("With fewer than 5 peers a place among them tells little; agencies of Sommut with a "
        "total: 1."),
    ),
    "draft-criteria": (
        lambda: of(year("90 " * 10, "ita/2569")),
        "The criteria of 2569 are a draft, so scores may change.",
    ),
    "assumed-rules": (
        lambda: of(year("90 " * 10, by=scorer("ita/2569", "ita/2568"))),
        "Rules that are not known are taken from ita/2568/local@1.",
    ),
}  # fmt: skip


def first(analysis: Analysis, code: str) -> Finding:
    return next(finding for finding in analysis.findings if finding.code == code)


def test_every_rule_has_a_situation_that_raises_it() -> None:
    assert SAID.keys() == RULES.keys()


@pytest.mark.parametrize("code", SAID)
def test_a_rule_says_its_sentence_with_the_figures_that_raised_it(code: str) -> None:
    situation, sentence = SAID[code]

    found = first(situation(), code)

    assert said(found, FRAME, "en") == sentence
    thai = said(found, FRAME, "th")
    assert "{" not in thai
    assert all(str(fact) in thai for fact in found.facts.values() if isinstance(fact, Decimal))
    assert found.urgency is FRAME.sentences[code].urgency


@pytest.mark.parametrize(
    "code",
    ["next-level-near", "total-near-bound", "instrument-near-floor", "indicator-dropped",
     "indicator-rose", "item-below-indicator", "instruments-apart"],
)  # fmt: skip
def test_a_limit_of_the_frame_decides_whether_a_rule_speaks(code: str) -> None:
    beside = {
        "next-level-near": lambda: of(year("92.99 " * 10)),
        "total-near-bound": lambda: of(year("96.01 " * 10, "ita/2565")),
        "instrument-near-floor": lambda: of(year(instruments("98", "86.01", "98"))),
        "indicator-dropped": lambda: since(BEFORE, "95.01 " + "98 " * 9),
        "indicator-rose": lambda: since("90 " * 10, "92.99 " + "90 " * 9),
        "item-below-indicator": lambda: of(year(nearly(I4="92.60"))),
        "instruments-apart": lambda: of(year(instruments("100", "90.01", "95"))),
    }

    assert code not in codes(beside[code]())


def test_the_reference_raises_nothing_that_must_be_done() -> None:
    assert codes(reference()) == [
        "total-near-bound", "most-points-lost", "best-level", "indicators-tied", "indicators-tied",
    ]  # fmt: skip
    assert reference().of_urgency(Urgency.MUST) == ()


def test_the_most_urgent_findings_come_first() -> None:
    urgencies = [finding.urgency for finding in of(year("80 " * 10)).findings]

    assert urgencies == sorted(urgencies, key=list(Urgency).index)
    assert urgencies[0] is Urgency.MUST


def test_an_unknown_rule_is_no_missing_score_of_an_instrument() -> None:
    found = codes(of(year("90 " * 10, "ita/2569")))

    assert "total-missing" in found
    assert "instrument-missing" not in found


def test_a_finding_about_an_item_leads_to_its_topic_indicator_and_band() -> None:
    analysis = marked("O13", "0")

    found = first(analysis, "disclosure-item-failed")

    item = scorer().pack.items["O13"]
    assert (found.key, found.topic, found.indicator, found.band) == (
        "O13", item.topic, "disclosure", "mend",
    )  # fmt: skip
    assert found in list(analysis.findings_on("disclosure"))
    assert found not in list(analysis.findings_on("prevention"))


def test_a_finding_about_the_whole_has_no_topic_and_no_indicator() -> None:
    found = first(without("budget"), "total-missing")

    assert (found.key, found.topic, found.indicator, found.band) == ("overall", "", "", "")


def test_a_disclosure_item_is_not_told_to_lie_below_its_indicator() -> None:
    assert "item-below-indicator" not in codes(marked("O13", "0"))


def test_a_level_that_does_not_compare_is_not_called_lost() -> None:
    found = of(year(BEFORE, "ita/2565"), year("80 " * 10, "ita/2566"))

    assert "level-lost" not in codes(found)


def test_a_level_is_only_lost_where_both_years_have_one() -> None:
    nothing = Given(known={"budget": Fraction(90)})

    assert "level-lost" not in codes(of(year(nothing, "ita/2567"), year(BEFORE)))
    assert "level-lost" not in codes(of(year(BEFORE, "ita/2567"), year(nothing)))


def test_the_lowest_level_has_no_bound_to_be_near_to() -> None:
    assert "total-near-bound" not in codes(of(year("0.5 " * 10, "ita/2565")))


def test_a_place_above_the_middle_or_among_few_is_no_reason_to_worry() -> None:
    assert "below-peers" not in codes(among(["80", "81", "82", "95", "96"]))
    assert "below-peers" not in codes(among(["95", "96"]))
    assert "few-peers" not in codes(among(["80", "81", "82", "95", "96"]))


def test_no_peer_with_a_total_counts_as_none() -> None:
    empty = Peers(PeerKind.CLASS, Words("ก", "all"), "ita/2568/local@1", [])
    found = first(analyse([year(BEFORE)], FRAME, peers=[empty]), "few-peers")

    assert found.facts["number"] == 0


def test_advice_stands_beside_the_sentence_where_the_rule_has_some() -> None:
    withheld = of(year(instruments("97.76", "84.42", "100")))
    advice = first(withheld, "floor-withholds-level")

    assert advised(advice, FRAME, "en") == "Raise EIT before anything else."
    assert advised(advice, FRAME, "th") == "ยกระดับคะแนน EIT ก่อนเครื่องมืออื่น"
    assert advised(first(reference(), "best-level"), FRAME, "th") == ""


def test_figures_can_be_written_in_thai_digits_while_codes_stay() -> None:
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    found = first(marked("O13", "1/3"), "disclosure-item-partial")

    sentence = said(found, FRAME, "th", lambda figure: str(figure).translate(digits))

    assert sentence.startswith("ข้อ O13 ")
    assert "๓๓.๓๓ คะแนน" in sentence


def test_with_only_some_instruments_there_is_no_spread_to_tell() -> None:
    assert "instruments-apart" not in codes(of(year(Given())))
    assert "most-points-lost" not in codes(of(year(Given())))
    assert "most-points-lost" not in codes(without("budget"))
    assert of(year(Given())).ranked(Tier.INDICATOR) == ()


def test_ten_scores_make_findings_about_ten_indicators_at_most() -> None:
    found = of(year(ten("80 " * 10)))

    assert codes(found).count("indicator-to-mend") == 10
