"""Reports: their text as approved, every figure from the analysis, nothing left unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from analysis_situations import FRAME, of, year
from papers_making import forms
from prongsai.core.analysis.analyse import analyse
from prongsai.core.documents.analysis_report import narrative, table_led
from prongsai.core.documents.announcement import announcement
from prongsai.core.documents.blocks import Figure, Heading, Table, plain
from prongsai.core.documents.covering import Covering, covering_letter, covering_memo
from prongsai.core.documents.document import Document
from prongsai.core.documents.executive_summary import most_important, summary
from prongsai.core.documents.look import Numerals
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.measures import Measure
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.profile import Profile
from prongsai.core.documents.report_charts import years
from prongsai.core.documents.report_tables import signed
from prongsai.core.documents.script import Script
from prongsai.core.scoring.values import NotScored, Reason
from report_situations import NOTHING_KNOWN, SHELF, SITUATIONS, matter, reference, with_items
from scoring_situations import REFERENCE_2565
from snapshots import same_as_kept

FOLDER = Path(__file__).parent / "snapshots"
HEAD = "นายกองค์การบริหารส่วนตำบลทุ่งแสงทอง"


def announced(found: Matter) -> Document:
    return announcement(found, forms(), HEAD)


def summed_up(found: Matter) -> Document:
    return summary(replace(found, script=SHELF.script("summary", found.language)))


def carried(found: Matter) -> tuple[Covering, Covering]:
    profile = replace(found.profile, district="อำเภอทุ่งฝัน")
    return covering_memo(found, HEAD), covering_letter(replace(found, profile=profile))


BUILDERS: dict[str, Callable[[Matter], Document]] = {
    "narrative": narrative, "table": table_led, "summary": summed_up, "announcement": announced,
}  # fmt: skip


@pytest.mark.parametrize("kind", list(BUILDERS))
@pytest.mark.parametrize("situation", ["reference", "with-items"])
def test_a_report_reads_as_it_was_approved(kind: str, situation: str) -> None:
    said = as_text(BUILDERS[kind](SITUATIONS[situation]()))

    assert same_as_kept(said, FOLDER / f"{situation}-{kind}.txt")


@pytest.mark.parametrize("kind", list(BUILDERS))
@pytest.mark.parametrize("situation", list(SITUATIONS))
def test_no_gap_is_left_open_whatever_is_known(kind: str, situation: str) -> None:
    said = as_text(BUILDERS[kind](SITUATIONS[situation]()))

    assert not re.search(
        r"[{}]|None|NotScored|Decimal|\(\)|  \S+  \S", said.replace("        ", "")
    )


def test_every_sentence_of_the_scripts_is_said_somewhere() -> None:
    heard: set[str] = set()

    class Listening(Script):
        def say(self, key: str, /, **facts: object) -> str:
            heard.add(key)
            return super().say(key, **facts)  # type: ignore[arg-type]

        def listed(self, names: list[str]) -> str:
            heard.update(("and", "separator"))
            return super().listed(names)

    for name, builders in (
        ("report", (narrative, table_led, announced)),
        ("summary", (summary,)),
        ("covering", (carried,)),
    ):
        heard.clear()
        script = Listening(SHELF.script(name, "th").lines)
        for found in (*(each() for each in SITUATIONS.values()), *variations()):
            for build in builders:
                build(replace(found, script=script))
        assert SHELF.script(name, "th").lines.keys() - heard == set()


def test_what_carries_a_report_is_addressed_to_whom_it_is_for() -> None:
    found = replace(reference(), script=SHELF.script("covering", "th"))
    memo, letter = carried(found)

    assert (memo.to, letter.to) == (HEAD, "นายอำเภอทุ่งฝัน")
    assert covering_letter(found).to == ""
    assert "95.75" in memo.body[1]
    assert memo.body[:-1] == letter.body[:-1]


def variations() -> Iterator[Matter]:
    """What the situations do not show: measures given, rules assumed, levels or weights unknown."""
    measure = Measure(title="มาตรการหนึ่ง", indicators=("budget",), steps=("ทำ",), finding="พบ")
    yield replace(reference(), measures=(measure,))
    found = reference()
    yield replace(found, analysis=replace(found.analysis, assumed="ita/2568/local@1"))
    untold = NotScored(Reason.RULE_UNKNOWN)
    yield replace(found, analysis=replace(found.analysis, level=untold, rungs=()))
    yield matter(of(year(REFERENCE_2565, "ita/2565"), target="90"))
    yield replace(found, analysis=replace(found.analysis, findings=()))
    yield replace(found, partial=True)
    yield replace(found, inside=True)
    yield matter(of(year("80 80 80 80 80 80 80 80 80 80")))


def test_figures_in_a_report_are_those_of_the_analysis_and_no_others() -> None:
    found = reference()
    said = as_text(narrative(found))
    prose = re.sub(r"^#.*$", "", said, flags=re.MULTILINE)  # numbers of sections look like figures
    figures = {Decimal(each) for each in re.findall(r"\d+\.\d\d(?!\d)", prose)}
    parts = found.analysis.parts.values()
    known = {part.shown for part in parts} | {part.loss.shown for part in parts}
    bounds = {
        Decimal(each) for each in ("95", "94.99", "85", "84.99", "75", "74.99", "65", "64.99")
    }
    bounds |= {Decimal(each) for each in ("55", "54.99", "50", "49.99", "0", "100")}

    told = {fact for each in found.analysis.findings for fact in each.facts.values()}

    assert figures - {each for each in known if each is not None} - bounds - told == set()


def test_counts_of_bands_are_told_with_the_indicators_they_count() -> None:
    said = as_text(narrative(reference()))

    counts = re.findall(r"\(.+?\) จำนวน (\d+) ตัวชี้วัด\n", said)
    assert counts == ["7", "3", "0"]


def test_sections_tables_and_figures_are_numbered_without_a_gap() -> None:
    document = narrative(with_items())
    headings = [plain(b.text) for b in document.blocks if isinstance(b, Heading) and b.level == 1]
    captions = [plain(b.caption) for b in document.blocks if isinstance(b, Table) and b.caption]
    figures = [plain(b.caption) for b in document.blocks if isinstance(b, Figure)]

    assert [each.split(".")[0] for each in headings] == [
        str(n) for n in range(1, len(headings) + 1)
    ]
    assert [each.split()[1] for each in captions] == [str(n) for n in range(1, len(captions) + 1)]
    assert [each.split()[1] for each in figures] == [str(n) for n in range(1, len(figures) + 1)]
    assert len(figures) >= 4


def counted(several: list[str]) -> list[str]:
    return [str(number) for number in range(1, len(several) + 1)]


def test_lost_items_stand_under_their_sub_indicator_with_advice() -> None:
    said = as_text(narrative(with_items()))
    part = said[said.index("ข้อที่ควรแก้ไขเป็นรายข้อ", said.index("6. ข้อ")) :]

    assert re.search(r"## 6\.1 \S+ 9\.3 .+?ข้อ O13 .+?## 6\.2 \S+ 10\.1 .+?ข้อ O24 ", part, re.DOTALL)
    assert "อาจเกิดจาก" in part


def test_without_a_library_a_report_says_figures_and_gives_no_advice() -> None:
    bare = replace(with_items(), library=NOTHING_KNOWN)

    for build in BUILDERS.values():
        assert "อาจเกิดจาก" not in as_text(build(bare))


def test_the_summary_names_three_different_things_the_most_urgent_first() -> None:
    found = SITUATIONS["low"]()
    chosen = most_important(found)

    assert len({each.key for each in chosen}) == 3
    assert [each.urgency.value for each in chosen] == ["must", "must", "must"]


def test_how_figures_may_be_read_is_never_among_what_matters_most() -> None:
    """Here nothing else is left to be said."""
    found = with_packs_between(2563)
    found = replace(found, analysis=replace(found.analysis, findings=tuple(
        each for each in found.analysis.findings if each.code in ("not-comparable", "best-level")
    )))  # fmt: skip

    assert [each.code for each in found.analysis.findings] == ["not-comparable"]
    assert most_important(found) == ()


def with_packs_between(first: int) -> Matter:
    """The year 2568 after others that it does not compare with."""
    numbers = (first, first + 1, first + 2, 2568)
    scores = "90 92 94 96 98 60 62 64 66 68"
    years = [year(scores, f"ita/{number}") for number in numbers]
    packs = [SHELF.library.load(f"ita/{number}").pack for number in range(first, 2569)]
    return matter(analyse(years, FRAME, between=packs))


def test_years_that_do_not_compare_for_one_reason_are_named_in_one_sentence() -> None:
    said = as_text(narrative(with_packs_between(2563)))

    assert said.count("เทียบกันโดยตรงไม่ได้") == 1
    assert re.search(r"พ\.ศ\. 2563.+?2564.+?2565.+?กับ พ\.ศ\. 2568", said)


def test_years_that_do_not_compare_are_not_joined_by_a_line() -> None:
    chart = years(SITUATIONS["years-apart"]())
    total = chart.series[0].values

    assert chart.years == ("2565", "2566", "2567", "2568")
    assert [type(each).__name__ for each in total] == ["Missing", "Missing", "Missing", "Scored"]
    assert [each.label for each in total] == ["90.00 ≠", "–", "–", "95.75"]


def test_indicators_that_cost_the_same_share_a_rank_and_are_named_together() -> None:
    said = as_text(narrative(matter(of(year("80 80 80 80 80 80 80 80 80 80")))))

    assert "เสียไปกับการเปิดเผยข้อมูล และการป้องกันการทุจริตมากที่สุด 4.00 คะแนน" in said
    assert said.count("| 1 | 9. การเปิดเผยข้อมูล") == said.count("| 1 | 10. การป้องกันการทุจริต") == 1
    assert "ทุกตัวชี้วัดได้ 80.00 คะแนนเท่ากัน" in said


def test_an_item_goes_by_one_name_in_a_paper() -> None:
    found = with_items()
    said = as_text(narrative(found))

    assert str(found.pack.items["O13"].title) in said
    assert found.pack.items["O13"].short.th not in said


def test_a_summary_of_nothing_says_that_nothing_needs_a_decision() -> None:
    found = reference()
    quiet = replace(found, analysis=replace(found.analysis, findings=()))

    assert "ไม่มีเรื่องที่ต้องตัดสินใจเพิ่มเติม" in as_text(summed_up(quiet))


def test_the_summary_is_made_in_english_too() -> None:
    english = matter(reference().analysis, script="summary", language="en")
    said = as_text(summary(english))

    assert "Total 95.75, level “AA”, passed. This is the best level of the year." in said
    assert not re.search("[ก-๙]", said.replace(english.agency, ""))


def test_measures_of_the_agency_take_the_place_of_proposals() -> None:
    own = Measure(
        title="เผยแพร่แผนการใช้จ่าย", indicators=("budget",), items=("O12",), steps=("ขั้นหนึ่ง", "ขั้นสอง"),
        responsible="กองคลัง", due="กันยายน 2569", reporting="รายไตรมาส", finding="รับรู้น้อย",
    )  # fmt: skip
    found = replace(reference(), measures=(own,))
    long, led = as_text(narrative(found)), as_text(table_led(found))

    row = "| 1. เผยแพร่แผนการใช้จ่าย | 1. ขั้นหนึ่ง / 2. ขั้นสอง | กองคลัง | กันยายน 2569 | รายไตรมาส |"
    assert row in long
    assert "| การใช้งบประมาณ / O12 | เผยแพร่แผนการใช้จ่าย | รับรู้น้อย |" in led
    assert "ข้อเสนอที่ร่างจากผลการวิเคราะห์" not in long


def test_measures_are_for_the_year_after_the_result() -> None:
    said = as_text(narrative(reference()))

    assert "มาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2566" in said


def test_the_profile_fills_place_and_signers() -> None:
    own = Profile(
        district="อำเภอเวียงสมมติ", province="จังหวัดสมมติ", prepared_by="ปลัด", signer="ผู้ลงนาม"
    )
    said = as_text(narrative(replace(reference(), profile=own)))

    assert "อำเภอเวียงสมมติ จังหวัดสมมติ" in said
    assert "(ผู้ลงนาม)\n        ปลัด" in said


def test_an_internal_estimate_says_that_it_is_none_of_the_official_results() -> None:
    said = as_text(narrative(with_items()))

    assert "เป็นการประมาณการภายใน ไม่ใช่ผลอย่างเป็นทางการ" in said


def test_draft_and_assumed_rules_are_told_on_every_page() -> None:
    draft = SITUATIONS["draft"]()
    assumed = replace(reference().analysis, assumed="ita/2568/local@1")

    assert "เกณฑ์ฉบับร่าง" in narrative(draft).mark
    assert (
        "ส่วนที่ยังไม่ทราบใช้เกณฑ์ปีงบประมาณ พ.ศ. 2568 แทน"
        in announced(replace(reference(), analysis=assumed)).mark
    )


def test_reports_are_written_in_thai_numerals_where_wanted() -> None:
    thai = replace(reference(), numerals=Numerals.THAI)

    assert "ได้คะแนนรวม ๙๕.๗๕ คะแนน" in as_text(narrative(thai))


@pytest.mark.parametrize(
    ("value", "said"), [("1.30", "+1.30"), ("-0.50", "−0.50"), ("0.00", "0.00")]
)
def test_a_difference_carries_a_true_minus(value: str, said: str) -> None:
    assert signed(Decimal(value)) == said


def test_names_in_a_row_are_joined_as_thai_joins_them() -> None:
    script = SHELF.script("report", "th")

    assert script.listed([]) == ""
    assert script.listed(["การใช้อำนาจ"]) == "การใช้อำนาจ"
    assert script.listed(["งบ", "อำนาจ", "ทรัพย์สิน"]) == "งบ อำนาจ และทรัพย์สิน"
    assert script.listed(["IIT", "EIT"]) == "IIT และ EIT"
