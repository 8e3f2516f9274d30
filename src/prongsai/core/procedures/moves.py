"""The states of a procedure and the moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.procedures.kinds import Files, Guard, Hands, OutcomeGroup, Phase, Reason
from prongsai.core.shapes.fields import told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState(Block):
    """Where a case can stand."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    label: Words = told("What officers call it.")
    public: Words = told("What whoever brought the case reads.")
    phase: Phase = told_or(Phase.OPEN, "Open, waiting for somebody outside, or closed.")
    first: bool = told_or(False, "Whether a case begins here; one state does.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Block):
    """What an ending came to."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What statistics call it.")
    group: OutcomeGroup = told("What it is in words that all procedures share.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Block):
    """What somebody can do with a case; the only way from one state to another."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    label: Words = told("A verb, as on a button.")
    at: tuple[str, ...] = told("Keys of the states in which it can be made.")
    to: str = told_or("", "Key of the state it leads to; none leaves the state as it is.")
    who: tuple[str, ...] = told(
        "Who may make it: keys of parties or roles, `handler`, `unit`, `power:KEY`."
    )
    who_of: Mapping[str, tuple[str, ...]] = told_or_new(
        dict, "Who may make it for cases of a category, by its key, in place of `who`."
    )
    when: tuple[Guard, ...] = told_or_new(tuple, "What must be so besides.")
    needs: tuple[str, ...] = told_or_new(tuple, "Keys of fields that must be filled in with it.")
    takes: tuple[str, ...] = told_or_new(tuple, "Keys of fields that can be filled in with it.")
    each: str = told_or(
        "",
        "Key of a field of type people: each of those it lists, and nobody else, makes it for "
        "himself; what one says stands beside what others said.",
    )
    reason: Reason = told_or(Reason.NONE, "Whether a reason is needed, and who reads it.")
    files: Files = told_or(Files.NONE, "Whether files go with it.")
    hands: Hands = told_or(Hands.NOBODY, "Whom it gives the case to.")
    document: str = told_or("", "Key of the document it makes.")
    circulates: str = told_or(
        "",
        "Key of a field of type text that says in words whom its document is circulated to: "
        "whoever makes the move chooses colleagues, who get it and acknowledge it.",
    )
    tells: tuple[str, ...] = told_or_new(
        tuple, "Who is told: keys of parties or roles, `handler`, `unit`."
    )
    outcome: str = told_or("", "Key of the outcome, where it ends the case.")

    def whom(self, category: str) -> tuple[str, ...]:
        """Who may make it for cases of a category."""
        return self.who_of.get(category, self.who)

    @property
    def everybody(self) -> tuple[str, ...]:
        """All who may make it for cases of some category."""
        named = (each for names in self.who_of.values() for each in names)
        return tuple(dict.fromkeys((*self.who, *named)))

    @property
    def fields(self) -> tuple[str, ...]:
        """Keys of all fields its form shows."""
        return (*self.needs, *self.takes)
