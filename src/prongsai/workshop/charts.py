"""The words of charts, from the catalogue of messages."""

from __future__ import annotations

from prongsai.core.documents.chart_words import ChartWords
from prongsai.core.terms.words import Language
from prongsai.workshop.voice import catalogue


def chart_words(language: Language, digits: str = "0123456789") -> ChartWords:
    """The words in one language, their numbers written in these ten digits."""
    said = {key: texts[language] for key, texts in catalogue("charts").items()}
    return ChartWords(**said, digits=digits)
