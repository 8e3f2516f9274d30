"""What newer texts of a procedure mean for how long older cases are kept.

Whoever brought one was told how long it would be kept: a newer text may let it go sooner, or say
for the first time when, and never keeps it longer than he was told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from prongsai.core.cases.keeping import NONE, Years, years_of
from prongsai.core.procedures.procedure import Procedure, Term
from prongsai.core.terms.words import Words


def as_kept_now(own: Procedure, newer: Iterable[Procedure], decided: Years = NONE) -> Procedure:
    """The text of a case with the terms that hold for it; `newer` are later texts."""
    for each in newer:
        terms = {key: _shorter(term, each, decided) for key, term in own.terms.items()}
        own = _moved(replace(own, terms=terms), each, decided)
    return own


def _shorter(term: Term, newer: Procedure, decided: Years) -> Term:
    """Terms are the same if they are called by one key and count from the same event."""
    other = newer.terms.get(term.key)
    if other is None or other.after is not term.after or not isinstance(other.years, int):
        return term
    known = years_of(term, decided)
    return term if known is not None and known <= other.years else replace(term, years=other.years)


def _moved(own: Procedure, newer: Procedure, decided: Years) -> Procedure:
    """A field that the newer text keeps for another, shorter term is kept for that one."""
    fields, terms = dict(own.fields), dict(own.terms)
    for key, field in own.fields.items():
        other = newer.fields.get(key)
        if other is None or not field.retention or other.retention not in newer.terms:
            continue
        now, then = newer.terms[other.retention], terms[field.retention]
        years, known = years_of(now, decided), years_of(then, decided)
        if now.after is then.after and years is not None and (known is None or years < known):
            name = f"{now.key}-{years}"
            terms[name] = replace(now, key=name, years=years)
            fields[key] = replace(field, retention=name)
    return replace(own, fields=fields, terms=terms)


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that a newer text says otherwise; no years where it does not know them."""

    name: Words
    before: int | None
    newly: int | None

    @property
    def reaches_older(self) -> bool:
        """Whether cases brought before are kept for it too."""
        return self.newly is not None and (self.before is None or self.newly < self.before)


def term_changes(before: Procedure, now: Procedure) -> tuple[TermChange, ...]:
    """Terms of both texts whose years differ, in the order of the newer one."""
    pairs = ((each, before.terms[key]) for key, each in now.terms.items() if key in before.terms)
    return tuple(
        TermChange(each.name, _known(old), _known(each))
        for each, old in pairs if each.years != old.years
    )  # fmt: skip


def _known(term: Term) -> int | None:
    return term.years if isinstance(term.years, int) else None
