"""Thai text cut into words by a dictionary (newmm), so that lines break between them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache

# It would make a folder in the user's home for models that are never used here.
os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")

from pythainlp.tokenize import word_tokenize


@lru_cache(maxsize=20_000)  # an office's papers say the same phrases over and over
def words_of(text: str) -> Sequence[str]:
    """The words of a text in order, with all that stands between them: joined, it is the text."""
    return tuple(word_tokenize(text, engine="newmm", keep_whitespace=True))
