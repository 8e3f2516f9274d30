"""A text in both languages."""

from __future__ import annotations

from prongsai.core.terms.words import Words


def test_words_are_said_in_the_language_asked_for() -> None:
    words = Words(th="คะแนน", en="score")
    assert words.said("th") == "คะแนน"
    assert words.said("en") == "score"
