"""The states a paper passes through, and what each step needs.

A paper is published by the portal's publish action alone: the step asks for its word, so that no
screen or command can set the state by itself.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from prongsai.core.papers.numbering import Counted
from prongsai.core.papers.numbering import Given as Number
from prongsai.core.terms.problem import refuse


class State(StrEnum):
    """How far a paper has come."""

    DRAFT = "draft"
    NUMBERED = "numbered"
    PRINTED = "printed"
    SIGNED = "signed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class File:
    """A stored file by what it holds: the hash says whether it is still the same."""

    name: str
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Publication:
    """The portal's word that a paper is public: where, and since when."""

    address: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper with what has been done to it; every step gives a new value."""

    key: str
    form: str
    state: State = State.DRAFT
    number: Number | None = None
    dated: dt.date | None = None
    printed: File | None = None
    scan: File | None = None
    publication: Publication | None = None
    reason: str = ""
    """Why it was withdrawn."""
    elsewhere: bool = False
    """Made elsewhere: its number, date and signed scan are here, its print is not."""

    def numbered(self, number: Number | None, dated: dt.date, counted: Counted) -> Paper:
        """Give it its date, and the number that its form asks for.

        Nothing is printed for signature before this, so no order is signed without its number.
        """
        self._must_be(State.DRAFT, "give-number")
        if counted.needs_one and number is None:
            raise refuse("paper-number-missing")
        if number is not None and counted is Counted.NEVER_NUMBERED:
            raise refuse("paper-number-unwanted", number=str(number))
        if number is not None and number.year != dated.year:
            raise refuse("paper-number-other-year", number=str(number), dated=dated.isoformat())
        return replace(self, state=State.NUMBERED, number=number, dated=dated)

    def sent_to_print(self, file: File) -> Paper:
        """Fix what is put before the signer; from here on its text does not change."""
        if self.elsewhere:
            raise refuse("paper-made-elsewhere")
        self._must_be(State.NUMBERED, "print")
        return replace(self, state=State.PRINTED, printed=file)

    def signed(self, scan: File) -> Paper:
        """Attach the signed scan; the printed file stays beside it as its readable twin.

        A scan that was taken badly is replaced in the same way, as long as nothing is public.
        """
        if self.state is not State.SIGNED:
            self._must_be(State.NUMBERED if self.elsewhere else State.PRINTED, "sign")
        if self.printed is not None and scan.sha256 == self.printed.sha256:
            raise refuse("paper-scan-is-print", name=scan.name)
        return replace(self, state=State.SIGNED, scan=scan)

    def published(self, publication: Publication) -> Paper:
        """Both files together, by the portal's publish action."""
        self._must_be(State.SIGNED, "publish")
        if publication.at.tzinfo is None:
            raise ValueError(publication.at)
        return replace(self, state=State.PUBLISHED, publication=publication)

    def reopened(self) -> Paper:
        """Change the text before it is signed; number and date stay as given."""
        if self.elsewhere:
            raise refuse("paper-made-elsewhere")
        if self.state not in (State.NUMBERED, State.PRINTED):
            raise refuse("paper-wrong-state", step="reopen", state=self.state.value)
        return replace(self, state=State.NUMBERED, printed=None)

    def withdrawn(self, reason: str) -> Paper:
        """Take it out of use; its number is never given again."""
        if self.state is State.WITHDRAWN:
            raise refuse("paper-wrong-state", step="withdraw", state=self.state.value)
        if not reason.strip():
            raise refuse("paper-reason-missing")
        return replace(self, state=State.WITHDRAWN, reason=reason.strip())

    def _must_be(self, state: State, step: str) -> None:
        if self.state is not state:
            raise refuse("paper-wrong-state", step=step, state=self.state.value)
