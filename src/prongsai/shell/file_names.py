"""Names of files: whose they are, safe on every system, never one for two agencies."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable

from prongsai.core.answers.agencies import Agency
from prongsai.core.terms.thai import tidy

_KEPT = frozenset("-_.()")
_LONGEST = 120
"""Bytes of a name: file systems allow 255, and a Thai letter takes three."""


class FileNames:
    """What the files of each agency of a run are called."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        different = {each.key: each for each in agencies}
        self.taken = Counter(map(_plain, different.values()))

    def of(self, agency: Agency) -> str:
        """Code, name, province; of agencies that look alike in it, each with a fingerprint.

        The fingerprint is of the agency's key: it stays, whichever of them is made first.
        """
        if self.taken[_plain(agency)] > 1:
            return f"{whose(agency)}-{_fingerprint(repr(agency.key))}"
        return whose(agency)


def whose(agency: Agency) -> str:
    """What tells an agency from most others, as part of a file name."""
    named = (agency.code, agency.name, "" if agency.code else agency.province)
    return safe_name(" ".join(part for part in named if part))


def _plain(agency: Agency) -> str:
    """Some systems take great and small letters for the same."""
    return whose(agency).casefold()


def safe_name(text: str) -> str:
    """Letters, digits and Thai marks stay; what had to be replaced or cut leaves a fingerprint.

    Without it two names could end as one, and one file would overwrite the other.
    """
    plain = tidy(text).replace(" ", "_")
    kept = "".join(letter if _is_kept(letter) else "-" for letter in plain).strip(".")
    short = kept.encode()[:_LONGEST].decode("utf-8", "ignore")
    return short if short == plain else f"{short}-{_fingerprint(text)}"


def _is_kept(letter: str) -> bool:
    return letter in _KEPT or unicodedata.category(letter)[0] in "LMN"


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]
