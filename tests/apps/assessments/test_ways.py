"""What if, and the way up."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from django.test import Client

from prongsai.apps.assessments.actions import Doer, Source, Standing, enter
from prongsai.apps.assessments.bridge import scorer_of
from prongsai.apps.assessments.models import Assessment, Result
from prongsai.core.access.roles import Role
from prongsai.core.scoring.given import Given
from result_making import AT, YEAR

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Role], Client]


@pytest.fixture
def reader(assessment: Assessment, signed_in: SignedIn) -> Client:
    """Somebody who reads a result whose items are all 90, or passed."""
    pack = scorer_of(assessment).pack
    known, marks = {}, {}
    for code, item in pack.items.items():
        if pack.instrument_of(item).kind.value == "disclosure":
            marks[code] = Fraction(code != "O1")
        else:
            known[code] = Fraction(90)
    doer = Doer("somebody", (Role.COORDINATOR,), AT)
    enter(
        assessment,
        Given(known=known, marks=marks),
        doer,
        standing=Standing.OFFICIAL,
        source=Source.FILE,
    )
    return signed_in(Role.EXECUTIVE)


def ask(client: Client, *pairs: tuple[str, str], live: bool = False) -> str:
    asked = {"key": [key for key, _ in pairs], "score": [score for _, score in pairs]}
    headers = {"HX-Request": "true"} if live else {}
    return client.get(f"{YEAR}what-if/", asked, headers=headers).content.decode()


def test_what_is_to_stay_may_be_named_by_the_number_of_its_indicator(reader: Client) -> None:
    free, kept, unknown = (
        reader.get(f"{YEAR}way/?score=97&keep={keep}").content.decode() for keep in ("", "๙", "77")
    )

    assert "O1 " in free
    assert "O1 " not in kept
    assert "[way-unknown-key]" not in kept
    assert "[way-unknown-key]" in unknown


def test_another_score_changes_everything_above_it_and_saves_nothing(reader: Client) -> None:
    page = ask(reader, ("I5", "๑๐๐"), ("", ""))

    for name in ("I5", "การใช้งบประมาณ", "IIT", "คะแนนรวม"):
        assert name in page[page.index("สิ่งที่เปลี่ยน") :]
    assert Result.objects.count() == 1


def test_while_typing_only_the_answer_comes_back(reader: Client) -> None:
    page = ask(reader, ("O1", "100"), live=True)

    assert "<html" not in page
    assert '<td class="n">0.00</td><td class="n">100.00</td>' in page


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("I5", "101")], "“101” ไม่ใช่คะแนนระหว่าง 0 ถึง 100"),
        ([("I5", "")], "ยังไม่ได้พิมพ์คะแนน"),
        ([("", "90")], "ยังไม่ได้เลือกรายการ"),
        ([("nothing", "90")], "ยังไม่ได้เลือกรายการ"),
        ([("I5", "90"), ("I5", "91")], "เลือกรายการนี้ซ้ำ"),
        ([("I5", "90"), ("budget", "91")], "budget"),
        ([("O1", "50")], "O1"),
    ],
)
def test_what_cannot_be_supposed_is_told_beside_its_row(
    reader: Client, pairs: list[tuple[str, str]], said: str
) -> None:
    page = ask(reader, *pairs)

    assert 'class="errorlist" id="fault-' in page
    assert said in page[page.index('class="errorlist"') :]
    assert "สิ่งที่เปลี่ยน" not in page


def test_the_way_up_leads_to_the_next_level_unless_told_otherwise(reader: Client) -> None:
    page = reader.get(f"{YEAR}way/").content.decode()

    assert "ทำตามนี้แล้วจะถึงเป้าหมาย" in page
    assert "แนวทางสู่ ผ่านดีเยี่ยม" in page


def test_what_is_to_stay_is_kept_out_of_the_way_and_named_where_it_blocks(reader: Client) -> None:
    page = reader.get(f"{YEAR}way/", {"score": "100", "keep": "I5, o1"}).content.decode()

    assert "นี่คือผลที่ดีที่สุดที่ทำได้" in page
    assert "เพราะกำหนดว่าเปลี่ยนไม่ได้ I5" in page
    assert '<th scope="row">I5' not in page


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"score": "101"}, "way-target-out-of-range"),
        ({"level": "heaven"}, "way-no-such-level"),
        ({"keep": "Z99"}, "way-unknown-key"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_by_code(
    reader: Client, asked: dict[str, str], code: str
) -> None:
    assert f"[{code}]" in reader.get(f"{YEAR}way/", asked).content.decode()


def test_without_a_total_there_is_nothing_to_ask(
    assessment: Assessment, signed_in: SignedIn
) -> None:
    for address in ("what-if", "way"):
        assert signed_in(Role.EXECUTIVE).get(f"{YEAR}{address}/").status_code == 404
    assert assessment.year == 2568
