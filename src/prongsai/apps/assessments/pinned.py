"""The very rules that a year or a result is held to, whatever has become of the packs since."""

from __future__ import annotations

import json
from functools import lru_cache

from django.core.serializers.json import DjangoJSONEncoder

from prongsai.apps.assessments import rules
from prongsai.apps.assessments.models import KeptRules, UnderRules
from prongsai.apps.assessments.rules import Pin
from prongsai.core.criteria.load import Loaded
from prongsai.core.criteria.pack import Pack
from prongsai.core.scoring.score import Scorer
from prongsai.core.shapes.read import read
from prongsai.core.shapes.write import plain
from prongsai.core.terms.problem import Refused, refuse


def pin_of(row: UnderRules) -> Pin:
    return Pin(row.pack, row.pack_hash, row.assumed, row.assumed_hash)


def named(pin: Pin) -> dict[str, str]:
    """The columns that hold a pin."""
    return {
        "pack": pin.pack, "pack_hash": pin.pack_hash,
        "assumed": pin.assumed, "assumed_hash": pin.assumed_hash,
    }  # fmt: skip


def scorer_of(row: UnderRules) -> Scorer:
    """The scorer by these very rules; refuses where nobody has them any more."""
    return scorer_by(pin_of(row))


def scorer_by(pin: Pin) -> Scorer:
    """From the folder of packs, or else from what was kept."""
    return rules.as_pinned(pin) or _kept(pin)


def own(pin: Pin) -> Pack:
    """A pack without what it was lent."""
    return scorer_by(Pin(pin.pack, pin.pack_hash)).pack


def known(row: UnderRules) -> Scorer | None:
    """The same, where a page can do without."""
    try:
        return scorer_of(row)
    except Refused:
        return None


@lru_cache(maxsize=64)
def _kept(pin: Pin) -> Scorer:
    row = KeptRules.objects.filter(pack_hash=pin.pack_hash, assumed_hash=pin.assumed_hash).first()
    if row is None:
        raise refuse("rules-not-kept", pack=pin.pack)
    pack, problems = read(Pack, json.loads(row.content))
    if pack is None or problems:  # kept by a version of the program that this one no longer reads
        raise refuse("rules-not-kept", pack=pin.pack)
    lent = tuple(json.loads(row.lent))
    return Scorer(
        Loaded(pack, pin.pack_hash, assumed=pin.assumed if lent else "", assumed_paths=lent)
    )


def whole(loaded: Loaded) -> dict[str, str]:
    """Rules as text, to be kept."""
    return {
        "content": json.dumps(plain(loaded.pack), cls=DjangoJSONEncoder, ensure_ascii=False),
        "lent": json.dumps(loaded.assumed_paths, ensure_ascii=False),
    }
