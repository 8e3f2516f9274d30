"""Names of bundle files: the year, whose it is, which form; safe on every system."""

from __future__ import annotations

import hashlib
import unicodedata

from prongsai.core.scoring.bundle import Bundle
from prongsai.core.terms.thai import tidy

_KEPT = frozenset("-_.()")
_LONGEST = 120
"""Bytes of a name: file systems allow 255, and a Thai letter takes three."""


def stem_of(bundle: Bundle) -> str:
    """What all files of a bundle begin with, such as `score-bundle-2568-S01-public`."""
    name = "_".join(part for part in (bundle.agency, bundle.province) if part)
    whose = safe_name(bundle.agency_code or name)
    return f"score-bundle-{bundle.fiscal_year}-{whose}-{bundle.form.value}"


def safe_name(text: str) -> str:
    """Letters, digits and Thai marks stay; what had to be replaced or cut leaves a fingerprint.

    Without it two names could end as one, and one file would overwrite the other.
    """
    plain = tidy(text).replace(" ", "_")
    kept = "".join(letter if _is_kept(letter) else "-" for letter in plain).strip(".")
    short = kept.encode()[:_LONGEST].decode("utf-8", "ignore")
    if short == plain:
        return short
    return f"{short}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _is_kept(letter: str) -> bool:
    return letter in _KEPT or unicodedata.category(letter)[0] in "LMN"
