"""The bodies outside, as the packs of this installation name them."""

from __future__ import annotations

from prongsai.apps.assessments.rules import shelf
from prongsai.core.sealed.outside import Outside


def outside() -> Outside:
    return shelf().outside
