"""The catalogue of messages: complete in both languages, with nothing cut off."""

from __future__ import annotations

import pytest

from prongsai.shell.voice import catalogue

PROBLEMS = catalogue("problems")


@pytest.mark.parametrize("code", PROBLEMS)
def test_a_problem_is_said_and_mended_in_both_languages(code: str) -> None:
    said = dict(PROBLEMS[code])
    mend = said.pop("mend", {"th": "-", "en": "-"})
    said.pop("about", None)
    # A comma outside quotes would end a sentence and make the rest of it a key of its own.
    assert [set(said), set(mend)] == [{"th", "en"}, {"th", "en"}]
    assert all(isinstance(text, str) and text for text in (*said.values(), *mend.values()))


@pytest.mark.parametrize("key", catalogue("phrases"))
def test_a_phrase_is_said_in_both_languages(key: str) -> None:
    said = catalogue("phrases")[key]
    assert set(said) == {"th", "en"}
    assert all(isinstance(text, str) for text in said.values())
