"""Kinds of papers: what makes them, which form they have, which register gives their number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prongsai.apps.assessments import rules
from prongsai.core.documents.forms import Form, Part
from prongsai.core.papers.numbering import Counted
from prongsai.core.terms.dates import BUDDHIST

Source = Literal["engine", "covering", "given", "hand"]
SIGNED = ("signer", "position")
OWN_HAND = ("report", "minutes")
"""Forms that are signed, if at all, by whoever drew them up."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper."""

    form: str
    source: Source = "hand"
    """Whether the engine writes it, writes what it begins with, another app gives what it says of
    its own (see `given`), or nobody does."""
    register: str = ""
    """The register that its number is of."""
    public: bool = True
    """Whether such papers are ever published."""
    chief: bool = False
    """Whether the chief administrator signs it rather than the executive."""
    typed: tuple[str, ...] = ()
    """What is typed on a report beside its subject and day."""


KINDS: Mapping[str, Kind] = {
    "analysis": Kind("report", "engine"),
    "analysis-table": Kind("report", "engine"),
    "summary": Kind("report", "engine"),
    "summary-en": Kind("report", "engine"),
    "announcement": Kind("announcement", "engine", "announcement"),
    "result-memo": Kind("memo", "covering", "memo", public=False, chief=True),
    "result-letter": Kind("external_letter", "covering", "letter", public=False),
    "measures-table": Kind("report", "given", typed=SIGNED),
    "measures-progress": Kind("report", "given", typed=SIGNED),
    "measures-annual": Kind("report", "given", typed=SIGNED),
    "plan": Kind("report", "given"),
    "plan-budget": Kind("report", "given"),
    "plan-kpis": Kind("report", "given"),
    "plan-report": Kind("report", "given"),
    "plan-announcement": Kind("announcement", "given", "announcement"),
    "plan-order": Kind("order", "given", "order"),
    "risk-report": Kind("report", "given"),
    "risk-form": Kind("report", "given", typed=SIGNED),
    "spending-plan": Kind("report", "given"),
    "spending-half-year": Kind("report", "given"),
    "spending-annual": Kind("report", "given"),
    "cases-half-year": Kind("report", "given"),
    "cases-annual": Kind("report", "given"),
    "gift-declaration": Kind("announcement", "given", "announcement"),
    "gift-half-year": Kind("report", "given"),
    "gift-annual": Kind("report", "given"),
    "cases-plan": Kind("report", "given"),
    "sealed-half-year": Kind("report", "given"),
    "sealed-annual": Kind("report", "given"),
    "committee-order": Kind("order", "given", "order"),
    "minutes": Kind("minutes", "given", public=False, typed=("signer",)),
    "order": Kind("order", register="order"),
    "notice": Kind("announcement", register="announcement"),
    "memo": Kind("memo", register="memo", public=False, chief=True),
    "letter": Kind("external_letter", register="letter", public=False),
    "circular": Kind("circular", register="circular", public=False),
    "certificate": Kind("certificate", register="certificate", public=False),
}
OF_RESULT = tuple(key for key, kind in KINDS.items() if kind.source in ("engine", "covering"))
GIVEN = tuple(key for key, kind in KINDS.items() if kind.source == "given")
"""Drafted by the apps that give what they say, and nowhere else."""
BY_HAND = tuple(key for key, kind in KINDS.items() if kind.source == "hand")
REGISTERS = ("order", "announcement", "letter", "circular", "memo", "certificate")
"""In the order they are offered."""
CODED = {"letter", "circular", "memo"}
"""Registers whose numbers stand behind the agency's letter code."""
ELSEWHERE: Mapping[str, str] = {
    "order": "order", "announcement": "notice", "letter": "letter", "circular": "circular",
    "memo": "memo", "certificate": "certificate",
}  # fmt: skip
"""The kind of a paper that was made elsewhere, by its register."""
CIRCULAR = "ว"


def form_of(kind: str) -> Form:
    """The official form of a kind."""
    return rules.shelf().forms.forms[KINDS[kind].form]


def counted(kind: str) -> Counted:
    """Who gives its number."""
    return form_of(kind).numbered


def asked(kind: str) -> tuple[str, ...]:
    """What one types for a paper of this kind, in the order of its form."""
    if KINDS[kind].form in OWN_HAND:
        return ("subject", *KINDS[kind].typed, "dated")
    parts = {*form_of(kind).parts}
    wanted = {
        "subject": True,
        "to": Part.SALUTATION in parts,
        "references": Part.REFERENCES in parts,
        "enclosures": Part.ENCLOSURES in parts,
        "body": KINDS[kind].source not in ("engine", "given"),
        "signer": True,
        "position": True,
        "unit": not parts.isdisjoint({Part.UNIT, Part.OFFICE_LINE}),
        "copies": Part.COPIES in parts,
        "dated": True,
    }
    return tuple(key for key, is_asked in wanted.items() if is_asked)


NEEDED = ("subject", "to", "body", "position")
"""What nobody passes on a paper without, as far as its form has it."""


def needed(kind: str) -> tuple[str, ...]:
    """The same for one kind; a report may leave the place of its signer to a pen."""
    optional = KINDS[kind].typed
    return tuple(name for name in asked(kind) if name in NEEDED and name not in optional)


def is_whole(kind: str, fields: Mapping[str, object]) -> bool:
    """Whether everything is said that the form can't be without."""
    return all(fields.get(name) for name in needed(kind))


def printed_number(register: str, count: int, year: int, code: str) -> str:
    """A number as the paper and the register show it; `year` is the calendar year."""
    if register not in CODED:
        return f"{count}/{year + BUDDHIST}"
    sign = f"{CIRCULAR} " if register == "circular" else ""
    return f"{code}/{sign}{count}"
