"""The walk of every role leaves out only what was drawn already for somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages_judged import Judged

PAGE = 'ภูผา คีรีฝัน (สมมติ) <a href="/a/s01/{key}/">{word}</a> <input value="{token}"> 04:21'


def page(name: str = "ภูผา คีรีฝัน", word: str = "เปิด", kind: str = "a", time: str = "04:21") -> bytes:
    told = PAGE.format(key=kind * 32, word=word, token=kind * 64)
    return told.replace("ภูผา คีรีฝัน", name).replace("04:21", time).encode()


def test_a_page_is_the_same_whoever_it_is_shown_to_and_whenever(tmp_path: Path) -> None:
    judged = Judged(tmp_path)

    assert judged.first(page())
    assert not judged.first(page())
    assert not judged.first(page("อรุณ แสงแรก", kind="b", time="23:59"))


@pytest.mark.parametrize("other", ["ปิด", "เปิด ", "Open", "เปิด</a> <a>"])
def test_a_page_with_any_other_word_or_mark_is_another(other: str, tmp_path: Path) -> None:
    judged = Judged(tmp_path)
    judged.first(page())

    assert judged.first(page(word=other))
