"""Results as JSON come back as they went out."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from prongsai.adapters.json_results import JsonResults
from prongsai.core.terms.problem import Refused


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_scores_come_back_headed_as_in_a_table(tmp_path: Path) -> None:
    record = {
        "agency": "อบต.ก", "fiscal_year": 2568, "overall": "94.65", "level": "ผ่าน",
        "instruments": {"IIT": "97.76", "OIT": None}, "items": {"I1": {"score": "98.00", "n": 4}},
        "sub_indicators": {"9.1": {"score": "100.00", "n": 4}},
    }  # fmt: skip

    results = JsonResults(written(tmp_path / "a.json", [record]))

    assert dict(zip(results.headers, next(results.rows()), strict=True)) == {
        "agency": "อบต.ก", "fiscal_year": "2568", "overall": "94.65", "IIT": "97.76", "OIT": None,
        "sub_9.1": "100.00", "item_I1": "98.00",
    }  # fmt: skip


def test_exact_values_are_taken_where_they_stand(tmp_path: Path) -> None:
    record = {
        "agency": "ก", "overall": "84.42", "indicators": {"duty": "98.60"},
        "exact": {"overall": "1013/12", "duty": "4240/43"},
        "items": {"I1": {"score": "33.33", "n": 3, "exact": "100/3"}},
    }  # fmt: skip

    (row,) = JsonResults(written(tmp_path / "a.json", [record])).rows()

    assert row == ["ก", Fraction(1013, 12), Fraction(4240, 43), Fraction(100, 3)]


def test_agencies_with_other_scores_share_one_heading(tmp_path: Path) -> None:
    records = [{"agency": "ก", "instruments": {"IIT": 90.5}}, {"agency": "ข", "overall": True}]

    results = JsonResults(written(tmp_path / "a.json", records))

    assert results.headers == ["agency", "IIT", "overall"]
    assert list(results.rows()) == [["ก", "90.5", None], ["ข", None, "True"]]


@pytest.mark.parametrize(
    "content",
    [{}, ["text"], [{"name": "ก"}], [{"agency": "ก", "items": []}], [{"agency": ["ก"]}], 5],
)
def test_other_json_is_refused(content: object, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        JsonResults(written(tmp_path / "a.json", content))

    assert refused.value.problems[0].code == "json-not-results"


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe"])
def test_what_is_no_json_is_unreadable(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)

    with pytest.raises(Refused) as refused:
        JsonResults(path)

    assert refused.value.problems[0].code == "file-unreadable"


@pytest.mark.parametrize("depth", [*range(900, 1010, 7), 100_000])
@pytest.mark.parametrize(
    "text",
    ["{}", '[{{"agency": {}}}]', '{{"bundle": {}}}', '{{"bundle": "score-bundle@1", "a": {}}}'],
)
def test_json_that_nests_too_deeply_is_refused(text: str, depth: int, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text.format("[" * depth + "]" * depth))

    with pytest.raises(Refused) as refused:
        JsonResults(path)

    assert depth < 1000 or [each.code for each in refused.value.problems] == ["file-too-deep"]
