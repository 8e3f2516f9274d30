"""The topic library is found beside the packs, and refused with the line where it is at fault."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from packs_folder import folder_with
from prongsai.core.terms.problem import Refused
from prongsai.core.terms.words import Language
from prongsai.workshop.library import Library
from prongsai.workshop.shelf import Shelf
from prongsai.workshop.voice import Voice

HEAD = """\
schema: 1
sources: {own: {title: {th: โครงการ, en: The project}}}
evidence: {confidence: unverified, source: [own]}
"""
WORDS = "{th: คำ, en: a word}"
TOPIC = f"{{asks: {WORDS}, causes: [{WORDS}], advice: [{WORDS}], effort: 2}}"
BY_BAND = f"{{strength: {WORDS}, keep: {WORDS}, mend: {WORDS}}}"
ADVICE = f"{{strength: [{WORDS}], keep: [{WORDS}], mend: [{WORDS}]}}"
INDICATOR = f"{{measures: {WORDS}, reading: {BY_BAND}, advice: {ADVICE}, guidelines: [{WORDS}]}}"


def library_of(root: Path, **files: str) -> Library:
    library = folder_with(root, {})
    (root / "library").mkdir()
    for name, text in files.items():
        (root / "library" / f"{name}.yaml").write_text(HEAD + text, encoding="utf-8")
    return library


def refusals(library: Library, language: Language = "en") -> list[str]:
    with pytest.raises(Refused) as refused:
        _ = Shelf(library).advice
    voice = Voice(language, io.StringIO())
    return [voice.full(problem) for problem in refused.value.problems]


def test_files_of_the_folder_are_one_library(tmp_path: Path) -> None:
    one, two = f"topics: {{fairness: {TOPIC}}}\n", f"topics: {{structure: {TOPIC}}}\n"
    library = library_of(tmp_path, one=one, two=two, three=f"indicators: {{duty: {INDICATOR}}}\n")
    assert Shelf(library).advice.topics.keys() == {"fairness", "structure"}
    assert Shelf(library).advice.indicators.keys() == {"duty"}


def test_a_folder_of_packs_needs_no_library(tmp_path: Path) -> None:
    advice = Shelf(folder_with(tmp_path, {})).advice
    assert (advice.topics, advice.indicators) == ({}, {})


def test_a_topic_nobody_knows_is_refused_with_its_line(tmp_path: Path) -> None:
    library = library_of(tmp_path, one=f"topics:\n  luck: {TOPIC}\n")
    [said] = refusals(library)
    assert "library/one.yaml line 5" in said
    assert "The topics pack has no topic “luck”" in said


def test_an_indicator_of_no_pack_is_refused_with_its_line(tmp_path: Path) -> None:
    text = f"indicators:\n  duty: {INDICATOR}\n  luck: {INDICATOR}\n"
    library = library_of(tmp_path, one=text)
    [said] = refusals(library)
    assert "library/one.yaml line 6" in said
    assert "No pack has an indicator “luck”" in said
    [thai] = refusals(library, "th")
    assert "ไม่มีตัวชี้วัด “luck” ในเกณฑ์ชุดใด" in thai


def test_a_key_in_two_files_is_refused_with_both(tmp_path: Path) -> None:
    text = f"topics:\n  fairness: {TOPIC}\n"
    library = library_of(tmp_path, one=text, two=text)
    [said] = refusals(library)
    assert "library/two.yaml line 5" in said
    assert "There is advice on “fairness” already in library/one.yaml" in said
    [thai] = refusals(library, "th")
    assert "มีคำแนะนำของ “fairness” อยู่แล้วใน library/one.yaml" in thai


def test_a_missing_field_is_refused_and_every_file_is_looked_at(tmp_path: Path) -> None:
    cut = f"topics:\n  fairness: {TOPIC.replace(', effort: 2', '')}\n"
    library = library_of(tmp_path, one=cut, two=f"topics:\n  luck: {TOPIC}\n")
    missing, strange = refusals(library)
    assert "library/one.yaml line 5" in missing
    assert "The field “effort” is missing" in missing
    assert "luck" in strange


def test_indicators_that_only_an_older_pack_has_are_known(tmp_path: Path) -> None:
    library = library_of(tmp_path, one=f"indicators: {{duty: {INDICATOR}}}\n")
    folder = tmp_path / "criteria" / "tiny"
    for year, text in {
        "2569": "indicators: [a]\n",
        "2570": "use: nowhere\n",
        "2571": "a: [\n",
    }.items():
        (folder / year).mkdir()
        (folder / year / "local@1.yaml").write_text(text, encoding="utf-8")
    assert Shelf(library).advice.indicators.keys() == {"duty"}
