"""Names of agencies in full and abbreviated; nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.terms.agency_names import (
    NameTable,
    NameWord,
    abbreviated,
    expanded,
    split_kind,
)
from prongsai.core.terms.thai import tidy

TABLE = NameTable(
    kinds=(
        NameWord("subdistrict", "องค์การบริหารส่วนตำบล", "อบต."),
        NameWord("town", "เทศบาลเมือง", "ทม."),
        NameWord("province", "องค์การบริหารส่วนจังหวัด", "อบจ."),
    ),
    places=(
        NameWord("tambon", "ตำบล", "ต."),
        NameWord("amphoe", "อำเภอ", "อ."),
        NameWord("changwat", "จังหวัด", "จ."),
    ),
)
PLACES = st.sampled_from(["แม่ตอง", "เมืองใหม่", "ตำบลเก่า", "อบต", "จันทร์เพ็ญ"])
SPACE = st.sampled_from(["", " "])


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str, str]:
    """A name in full, abbreviated, and as somebody may type it."""
    words = [(draw(st.sampled_from(TABLE.kinds)), draw(PLACES))]
    words += [(word, draw(PLACES)) for word in TABLE.places if draw(st.booleans())]
    typed = (
        draw(st.sampled_from([word.full, word.short])) + draw(SPACE) + name for word, name in words
    )
    return (
        " ".join(word.full + name for word, name in words),
        " ".join(word.short + name for word, name in words),
        " ".join(typed),
    )


@given(spellings())
def test_a_name_has_one_full_and_one_short_form_however_typed(names: tuple[str, str, str]) -> None:
    full, short, _ = names
    assert {expanded(name, TABLE) for name in names} == {full}
    assert {abbreviated(name, TABLE) for name in names} == {short}


@pytest.mark.parametrize(
    "typed",
    [
        "อบต.แม่ตอง", "อบต. แม่ตอง", "อบต แม่ตอง", "อ.บ.ต.แม่ตอง", "อ.บ.ต. แม่ตอง", "อ. บ. ต. แม่ตอง",
        "อบต.เเม่ตอง\u200b", "องค์การบริหารส่วนตำบล แม่ตอง", "องค์การบริหารส่วนตําบลแม่ตอง",
    ],
)  # fmt: skip
def test_every_way_to_type_a_kind_is_known(typed: str) -> None:
    assert expanded(typed, TABLE) == "องค์การบริหารส่วนตำบลแม่ตอง"


@pytest.mark.parametrize(
    "name",
    [
        "ทมิฬนาดู", "อบตแม่ตอง", "โรงเรียนบ้านแม่ตอง", "สำนักงาน อบต. แม่ตอง", "จ.ส.อ. แม่ตอง", "ต.ค. 2564",
        "อ", "จังหวัด", "ศาลากลาง จังหวัด", "",
    ],
)  # fmt: skip
def test_what_the_table_does_not_tell_stays_as_it_is(name: str) -> None:
    assert expanded(name, TABLE) == name
    assert abbreviated(name, TABLE) == name


def test_a_place_is_written_out_after_an_unknown_kind_too() -> None:
    assert expanded("โรงเรียนวัดใหม่ อ.เมือง", TABLE) == "โรงเรียนวัดใหม่ อำเภอเมือง"


def test_the_name_of_a_place_may_look_like_a_kind() -> None:
    assert expanded("ทม.เมืองใหม่", TABLE) == "เทศบาลเมืองเมืองใหม่"
    assert abbreviated("องค์การบริหารส่วนตำบลเทศบาลเมือง", TABLE) == "อบต.เทศบาลเมือง"


def test_agencies_of_another_kind_or_place_have_another_name() -> None:
    names = ["อบต.แม่ตอง", "อบจ.แม่ตอง", "ทม.แม่ตอง", "อบต.แม่ทอง", "อบต.แม่ตอง จ.ตาก"]
    assert len({expanded(name, TABLE) for name in names}) == len(names)


def test_a_kind_is_told_by_its_key_with_what_follows() -> None:
    assert split_kind("อบต. แม่ตอง", TABLE) == ("subdistrict", "แม่ตอง")
    assert split_kind("เทศบาลเมือง", TABLE) == ("town", "")
    assert split_kind("โรงเรียนบ้านแม่ตอง", TABLE) == ("", "โรงเรียนบ้านแม่ตอง")


@given(st.text())
def test_an_empty_table_only_tidies(text: str) -> None:
    empty = NameTable((), ())
    assert expanded(text, empty) == abbreviated(text, empty) == tidy(text)
