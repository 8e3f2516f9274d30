"""What a report says of other years is what the lineage of the packs lets it say."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from analysis_situations import FRAME, year
from prongsai.core.analysis.analyse import analyse
from prongsai.core.analysis.changes import Comparison
from prongsai.core.analysis.parts import Part
from prongsai.core.documents.analysis_report import narrative, table_led
from prongsai.core.documents.charts import Missing, Scored
from prongsai.core.documents.executive_summary import summary
from prongsai.core.documents.matter import Matter
from prongsai.core.documents.plain_text import as_text
from prongsai.core.documents.report_charts import years
from prongsai.core.documents.report_tables import signed
from prongsai.core.scoring.given import Given
from report_situations import SHELF, low, matter, years_apart
from scoring_situations import ten

BEFORE, AFTER = "70 72 74 76 78 80 82 84 86 88", "90 92 94 96 98 60 62 64 66 68"
MOVED = re.compile(r"คะแนน(?:เพิ่มขึ้น|ลดลง) \S+ คะแนนจากปีงบประมาณ|คะแนนเท่ากับปีงบประมาณ|เปลี่ยนจาก")
PAIRS = list(combinations(range(2563, 2569), 2))


def between(first: int, last: int, before: str = BEFORE) -> Matter:
    packs = [SHELF.library.load(f"ita/{number}").pack for number in range(first, last + 1)]
    years = [year(before, f"ita/{first}"), year(AFTER, f"ita/{last}")]
    return matter(analyse(years, FRAME, between=packs))


def only(found: Matter) -> Comparison:
    (comparison,) = found.analysis.comparisons
    return comparison


def below(found: Matter) -> tuple[Part, ...]:
    return (*found.analysis.instruments, *found.analysis.indicators)


def rows(said: str) -> dict[str, list[str]]:
    """The rows of the table of changes, by name."""
    table = re.search(r"เปลี่ยนแปลง \|\n\|[-|]+\n(.+?)\n\n", said, re.DOTALL)
    assert table is not None
    cells = [line.strip("| ").split(" | ") for line in table[1].splitlines()]
    return {re.sub(r"^\d+\. ", "", name): rest for name, *rest in cells}


@pytest.mark.parametrize(("first", "last"), PAIRS)
def test_a_change_is_shown_exactly_where_the_lineage_of_the_packs_compares(
    first: int, last: int
) -> None:
    found = between(first, last)
    told = rows(as_text(narrative(found)))
    whole = found.analysis.overall
    for part in (whole, *below(found)):
        change = only(found).changes[part.key]
        assert change.difference is None or change.comparable
        shown = "≠" if change.difference is None else signed(change.difference)
        assert told[found.name(part)][-1] == shown


@pytest.mark.parametrize(("first", "last"), PAIRS)
def test_a_total_that_does_not_compare_is_told_as_such_and_its_year_joins_no_line(
    first: int, last: int
) -> None:
    found = between(first, last)
    said = as_text(narrative(found))
    apart = f"คะแนนรวมของปีงบประมาณ พ.ศ. {first} กับ พ.ศ. {last} เทียบกันโดยตรงไม่ได้"
    comparable = only(found).overall.comparable

    assert (apart in said) is not comparable
    assert ("คะแนนรวมเปลี่ยนจาก" in said) is comparable
    assert isinstance(years(found).series[0].values[0], Scored if comparable else Missing)


def test_where_nothing_compares_no_report_tells_of_a_rise_or_a_fall() -> None:
    found = years_apart()
    assert not any(only(found).changes[part.key].comparable for part in below(found))

    page = summary(matter(found.analysis, script="summary"))
    for said in map(as_text, (narrative(found), table_led(found), page)):
        assert MOVED.search(said) is None
        assert not re.search(r"[+−]\d", said)


def test_what_the_packs_say_of_a_change_stands_under_the_table_with_all_it_concerns() -> None:
    found = between(2565, 2566)
    said = as_text(narrative(found))
    noted = said[said.index("ข้อควรทราบในการเทียบคะแนน") :]
    for part in below(found):
        note = only(found).changes[part.key].note
        if note is not None:
            assert re.search(f"- .*{found.name(part)}.*: {re.escape(note.th)}\n", noted)


def test_where_the_packs_say_nothing_no_note_is_promised() -> None:
    found = between(2563, 2564)

    assert not any(change.note for change in only(found).changes.values())
    assert "ข้อควรทราบในการเทียบคะแนน" not in as_text(narrative(found))


def test_a_score_that_one_year_lacks_is_not_marked_as_one_that_does_not_compare() -> None:
    found = low()
    said = as_text(narrative(found))

    assert "เพราะมีปีที่ยังไม่มีคะแนนรวม" in said
    assert rows(said)["คะแนนรวม"] == ["ไม่มีคะแนน", "74.47", "–"]


def test_an_earlier_score_stands_in_the_chart_as_it_is_where_the_later_year_has_none() -> None:
    before = year(BEFORE, "ita/2567")
    now = year(Given(known={"IIT": ten(AFTER).known["perform_duty"]}))
    chart = years(matter(analyse([before, now], FRAME)))

    assert [each.label for each in chart.series[0].values] == ["81.60", "ไม่มีคะแนน"]
