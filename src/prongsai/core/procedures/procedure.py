"""A procedure as its file says it: parties, fields, states, moves, clocks; views are made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prongsai.core.criteria.evidence import Block
from prongsai.core.criteria.rules import Source
from prongsai.core.procedures.bounds import Bounds
from prongsai.core.procedures.charging import Charge
from prongsai.core.procedures.clocks import Clock
from prongsai.core.procedures.kinds import (
    Channel,
    DataClass,
    DayBounds,
    DocumentShape,
    Exclusion,
    FieldType,
    KeptFrom,
    Kind,
    NumberYear,
    PartyKind,
    Secrecy,
)
from prongsai.core.procedures.lending import Lending
from prongsai.core.procedures.manual import ManualPart
from prongsai.core.procedures.moves import CaseState, Move, Outcome
from prongsai.core.procedures.published import PublicList
from prongsai.core.procedures.rows import RowSet
from prongsai.core.procedures.story import Story
from prongsai.core.procedures.yearly import YearlyPlan
from prongsai.core.shapes.fields import Unknown, told, told_by_key, told_or, told_or_new
from prongsai.core.terms.words import Words

SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Block):
    """Somebody a case concerns."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What they are called.")
    kind: PartyKind = told("What they are to the agency.")
    brings: bool = told_or(False, "Whether they can bring a case.")
    anonymous: bool = told_or(False, "Whether they can do so without saying who they are.")
    who: tuple[str, ...] = told_or_new(
        tuple, "Of staff: roles or `power:KEY` of those who alone bring it; everybody if none."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Block):
    """What a case is about, so that statistics can tell."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    unit: Words | None = told_or(None, "The kind of unit that usually handles it.")
    parties: tuple[str, ...] = told_or_new(
        tuple, "Keys of the parties that can bring it; every one if none."
    )
    bounds: Mapping[str, Bounds] = told_or_new(
        dict, "Fields of type number or money of which it takes some values only, by key."
    )
    topics: tuple[str, ...] = told_or_new(
        tuple, "Topic keys it tells about, so that causes lead to measures."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseField(Block):
    """Something a form asks for."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    label: Words = told("What is asked.")
    hint: Words | None = told_or(None, "What helps to answer.")
    type: FieldType = told_or(FieldType.TEXT, "What it holds.")
    required: bool = told_or(False, "Whether a case cannot be brought without it.")
    later: bool = told_or(False, "Whether only moves ask for it, and not the bringing.")
    inside: bool = told_or(False, "Whether officers alone see it.")
    choices: Mapping[str, Words] = told_or_new(dict, "What can be chosen, by key.")
    most: int | None = told_or(None, "Most letters, files or choices; of a number the largest.")
    least: int | None = told_or(None, "Of a number the smallest.")
    bounds: DayBounds = told_or(DayBounds.ANY, "Of a day: which days it takes.")
    compares: str = told_or(
        "", "Key of a field whose lines (tax id | name | directors) this one is compared with."
    )
    averages: str = told_or(
        "",
        "Of a number: key of a field of type people, each of whom gives numbers for himself; it is "
        "their mean, worked out with the move that needs it, and nobody types it.",
    )
    gaps: bool = told_or(
        False, "Of a long text: whether it lists what is missing of papers and fields."
    )
    names: bool = told_or(False, "Whether it names a person or unit that is left out of routing.")
    data: DataClass = told_or(DataClass.NONE, "What it tells about a person.")
    others: bool = told_or(
        False, "Whether it tells about somebody else than whoever brings it, who is not given it."
    )
    purpose: Words | None = told_or(
        None, "What it is needed for; of personal data it must be said."
    )
    retention: str = told_or(
        "", "Key of the term it is kept for; of personal data it must be said."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Block):
    """How long something is kept."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    years: int | Unknown = told("Years; `unknown` keeps it until the office has set them.")
    after: KeptFrom = told_or(KeptFrom.CLOSED, "From when they count.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument(Block):
    """A document that a move makes."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    to: str = told_or("", "Key of the party it goes to; it stays inside if none.")
    addressed: str = told_or(
        "", "Key of the field that says whom it is for; whoever brought the case if none."
    )
    says: Words | None = told_or(None, "A sentence that stands on it.")
    shows: tuple[str, ...] = told_or_new(
        tuple, "Keys of fields that stand on it besides those filled in with the move."
    )
    lists: tuple[str, ...] = told_or_new(tuple, "Keys of `rows` that stand on it.")
    signs: str = told_or("", "Key of the role that signs it; whoever makes the move if none.")
    shape: DocumentShape = told_or(DocumentShape.LETTER, "How it is laid out.")
    bringer_signs: bool = told_or(False, "Whether whoever brought the case signs it too.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing(Block):
    """Who gets a case first, and who never does."""

    first: str = told(
        "Who looks at it first: key of a role, or `power:KEY`, whose holder of that day does."
    )
    excludes: tuple[Exclusion, ...] = told_or_new(tuple, "Who is never given it.")
    outside: tuple[Words, ...] = told_or_new(
        tuple, "Bodies outside that are offered where nobody inside may handle it."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterColumn(Block):
    """A column of the official table."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("Its heading.")
    shows: str = told_or(
        "",
        "What fills it: `number`, `brought`, `category`, `party`, `unit`, `state`, `outcome`, "
        "`closed`; `field:KEY`; `day:MOVE`, `by:MOVE`, `reason:MOVE` of the last of moves named "
        "with commas; `due:CLOCK`, `late:CLOCK`; "
        "`rows:KEY` each row with its day, `open:KEY` how many are open; "
        "nothing is filled in by hand.",
    )
    share: int = told_or(2, "Its share of the width on paper.")
    also: tuple[str, ...] = told_or_new(tuple, "Other headings that sheets brought in use for it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSum(Block):
    """Figures of a register added up, so that everybody sees who got how much."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    name: Words = told("What it is called.")
    fields: tuple[str, ...] = told("Keys of fields of type number or money that are added up.")
    by: str = told("`unit`, `category`, or the key of a field of type choice.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait(Block):
    """A time that is measured in minutes: from one thing to another on the same day."""

    key: str = told_by_key("Stable key, in lower case with underscores.")
    title: Words = told("What is waited for.")
    starts: str = told("Key of a move, or `brought`.")
    stops: tuple[str, ...] = told("Keys of moves with which it is over.")
    by: str = told_or("", "Key of a field by which it is told apart, such as the counter.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRegister(Block):
    """The official list of cases."""

    title: Words = told("What the register is called.")
    year: NumberYear = told_or(NumberYear.FISCAL, "Which year its numbers begin in.")
    columns: tuple[str, ...] = told_or_new(
        tuple, "Keys of fields that stand in it, besides number, days, category, state, outcome."
    )
    table: Mapping[str, RegisterColumn] = told_or_new(
        dict, "Its columns where the official table has others than the usual ones."
    )
    sums: Mapping[str, RegisterSum] = told_or_new(dict, "What is added up of what was granted.")
    shares: bool = told_or(
        False, "Whether whoever brings a case is shown the sums, so that he sees who got how much."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grants(Block):
    """Powers that a case gives somebody, as the register of powers keeps them."""

    powers: str = told("Key of a field of type choices whose keys are powers.")
    holders: str = told("Key of a field of type people: who gets them.")
    order: str = told("Key of the field with the number of the order.")
    since: str = told("Key of the field with the first day.")
    until: str = told("Key of the field with the last day.")
    gives: tuple[str, ...] = told("Keys of the moves with which they begin.")
    changes: tuple[str, ...] = told_or_new(tuple, "Keys of the moves that set another last day.")
    ends: tuple[str, ...] = told("Keys of the moves with which they end.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure(Block):
    """A procedure; a new one works by adding a file."""

    schema: int = told("Version of this file format.")
    key: str = told("Stable key; its file is called so.")
    title: Words = told("What it is called.")
    about: Words = told("What it is for, in a sentence or two that a citizen understands.")
    kind: Kind = told("What it is for, as one of a list.")
    secrecy: Secrecy = told_or(
        Secrecy.OPEN,
        "Who sees the content; `sealed` is refused, as cases aren't encrypted: reports of "
        "corruption are, in a store of their own.",
    )
    sources: Mapping[str, Source] = told("What the evidence refers to, by key.")
    disclosure: tuple[str, ...] = told_or_new(tuple, "Topics of the disclosure items it feeds.")
    parties: Mapping[str, Party] = told("Who is concerned.")
    channels: tuple[Channel, ...] = told("How it can come in.")
    categories: Mapping[str, Category] = told("What a case can be about.")
    fields: Mapping[str, CaseField] = told("What is asked, in the order of the form.")
    states: Mapping[str, CaseState] = told("Where a case can stand.")
    outcomes: Mapping[str, Outcome] = told("What endings come to.")
    moves: Mapping[str, Move] = told("What can be done with a case, the usual first.")
    clocks: Mapping[str, Clock] = told("Time limits.")
    counted: str = told("Key of the clock by which cases count as in time or late.")
    routing: Routing = told("Who gets a case first, and who never does.")
    terms: Mapping[str, Term] = told("How long things are kept.")
    basis: Words | None = told_or(None, "On what ground personal data is kept.")
    documents: Mapping[str, CaseDocument] = told_or_new(dict, "Documents that moves make.")
    charge: Charge | None = told_or(None, "What is charged; nothing if none.")
    register: CaseRegister = told("The official list of its cases.")
    yearly: YearlyPlan | None = told_or(None, "The plan of a year, as a paper to be approved.")
    published: PublicList | None = told_or(None, "What everybody reads of its cases.")
    tells: tuple[str, ...] = told_or_new(tuple, "Who is told of a new case, as in moves.")
    asks_back: int | None = told_or(
        None, "Days after closing on which the bringer is asked whether it was really settled."
    )
    grants: Grants | None = told_or(None, "Powers that its cases give.")
    lends: Lending | None = told_or(None, "What its cases take of the office's list of things.")
    rows: Mapping[str, RowSet] = told_or_new(
        dict, "Several things of one kind in one case, such as findings, each closed by itself."
    )
    waits: Mapping[str, Wait] = told_or_new(dict, "Times measured in minutes.")
    kpis: bool = told_or(
        False,
        "Whether KPIs of plans that are measured by complaints are offered counts of its cases, "
        "and its subjects suggest measures.",
    )
    own_data: str = told_or(
        "",
        "Of the procedure by which people ask about their own data: key of the field in which "
        "an officer says how he made sure whose it is; nothing is found for him before.",
    )
    rated: bool = told_or(False, "Whether the bringer can rate how it went.")
    manual: ManualPart = told("What the published manual says besides.")
    stories: Mapping[str, Story] = told("Worked examples that run as tests.")

    @property
    def first_state(self) -> str:
        """Where a case begins; a checked procedure has one such state."""
        return next(state.key for state in self.states.values() if state.first)

    @property
    def bringers(self) -> tuple[Party, ...]:
        return tuple(party for party in self.parties.values() if party.brings)

    @property
    def asked(self) -> tuple[CaseField, ...]:
        """Fields of the form with which a case is brought."""
        return tuple(field for field in self.fields.values() if not field.later)

    def typed(self, move: Move) -> tuple[str, ...]:
        """Keys of the fields that the form of a move asks for: what is worked out, it does not."""
        return tuple(key for key in move.fields if not self.fields[key].averages)

    def leaving(self, state: str) -> Iterator[Move]:
        """Moves that can be made in a state, in the order of the file."""
        return (move for move in self.moves.values() if state in move.at)
