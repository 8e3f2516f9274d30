"""The closed lists that procedure files choose from; what each word means to the engine."""

from __future__ import annotations

from enum import StrEnum

BROUGHT = "brought"
"""Names the bringing of a case wherever a clock or a manual names a move."""
HANDLER = "handler"
"""Whoever the case was given to; of a case given to a unit only, anybody of that unit."""
UNIT = "unit"
"""Anybody of the unit that has the case."""
POWER = "power:"
"""Begins the name of a power of the register of powers: `power:permit_borrowing`."""


class Kind(StrEnum):
    """What a procedure is for; lists and counters are sorted by it."""

    COMPLAINT = "complaint"
    SERVICE = "service"
    REQUEST = "request"
    """Something asked for that law or a rule grants: information, a loan, a permission."""
    DECLARATION = "declaration"
    QUESTION = "question"
    INTERNAL = "internal"


class Secrecy(StrEnum):
    """Who sees the content of a case."""

    OPEN = "open"
    """Whoever of the agency sees content."""
    NAMED_READERS = "named_readers"
    """Whoever can make a move in it, and nobody else."""
    SEALED = "sealed"
    """Refused of a procedure file: a promise to encrypt that nothing keeps here; reports of
    corruption, which are sealed, live in a store of their own (`core/sealed`).
    """


class Channel(StrEnum):
    """How something comes in."""

    WEB = "web"
    QR = "qr"
    COUNTER = "counter"
    PHONE = "phone"
    LETTER = "letter"
    BOX = "box"
    """An opinion box that is opened on a record."""
    REFERRAL = "referral"
    """From another agency."""
    SOCIAL = "social"


class PartyKind(StrEnum):
    """What somebody concerned is to the agency."""

    CITIZEN = "citizen"
    STAFF = "staff"
    AGENCY = "agency"


class FieldType(StrEnum):
    """What a field holds; all are kept as text, but for yes_no and the lists."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    CHOICES = "choices"
    DAY = "day"
    MONEY = "money"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"
    NATIONAL_ID = "national_id"
    """Thirteen digits, the last of which is computed from the others."""
    PLACE = "place"
    FILES = "files"
    YES_NO = "yes_no"
    PEOPLE = "people"
    """Keys of accounts of the agency."""


class DayBounds(StrEnum):
    """Which days a field of type day takes, seen from the day it is filled in."""

    ANY = "any"
    PAST = "past"
    """That day or earlier."""
    COMING = "coming"
    """That day or later."""


class DataClass(StrEnum):
    """What a field tells about a person, which decides how it is kept and when it goes."""

    NONE = "none"
    IDENTITY = "identity"
    SENSITIVE = "sensitive"
    """Of a kind whose keeping needs a reason in law: health, disability, criminal record."""


class Phase(StrEnum):
    """Where a state lies in the life of a case."""

    OPEN = "open"
    WAITING = "waiting"
    """Somebody outside has to act before the office can; a clock may pause here."""
    CLOSED = "closed"


class Guard(StrEnum):
    """What must be so, besides the state and the actor, before a move may be made."""

    NOT_OWN_CASE = "not_own_case"
    """Whoever makes it did not bring the case and is not named in it."""
    NOT_DECIDED_BEFORE = "not_decided_before"
    """Whoever makes it did not make the move that brought the case to a closed state before."""
    NO_TIES = "no_ties"
    """Whoever makes it declared nothing that is compared, such as ties to a bidder."""
    HAS_HANDLER = "has_handler"
    HAS_UNIT = "has_unit"
    IS_NAMED = "is_named"
    """The bringer gave an identity."""
    HAS_CONTACT = "has_contact"
    """A phone number or an address for mail was given."""
    NOT_LATE = "not_late"
    """No clock that still runs has run out."""
    LEAVE_GIVEN = "leave_given"
    """Whoever brought the case lets it be published."""
    ALL_SAID = "all_said"
    """Everybody whom a field lists has made the moves that each of them makes for himself."""
    HAS_ROWS = "has_rows"
    """There is a row, such as a finding."""
    ROWS_ANSWERED = "rows_answered"
    """Every row was answered or closed."""
    ROWS_CLOSED = "rows_closed"
    """Every row was closed."""


class Reason(StrEnum):
    """Whether a move needs a reason, and who reads it."""

    NONE = "none"
    INSIDE = "inside"
    """Needed, and kept inside."""
    PUBLIC = "public"
    """Needed, and told to whoever brought the case."""


class Files(StrEnum):
    """Whether files go with a move."""

    NONE = "none"
    MAY = "may"
    MUST = "must"


class DocumentShape(StrEnum):
    """How a document of a move is laid out."""

    LETTER = "letter"
    FORM = "form"
    """A table of what was said and the sentence that is signed, such as a loan or a receipt."""
    CERTIFICATE = "certificate"
    """Centred, with a name on it."""


class Hands(StrEnum):
    """Whom a move gives the case to, as whoever makes it chooses."""

    NOBODY = "nobody"
    UNIT = "unit"
    PERSON = "person"


class OutcomeGroup(StrEnum):
    """What an ending came to, in words that all procedures share."""

    GRANTED = "granted"
    """Solved, given, permitted, done."""
    PARTLY = "partly"
    REFUSED = "refused"
    """Not granted, or found not to be so, with a reason."""
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"


class DayKind(StrEnum):
    """Which days a clock counts."""

    CALENDAR = "calendar"
    WORKING = "working"


class LengthUnit(StrEnum):
    """What the length of a clock is told in."""

    DAYS = "days"
    MONTHS = "months"
    """By the calendar: up to the day before the one of the same number, or the end of a month."""


class NumberYear(StrEnum):
    """The year in which register numbers begin again at one."""

    CALENDAR = "calendar"
    FISCAL = "fiscal"


class KeptFrom(StrEnum):
    """From when a term of keeping counts."""

    CLOSED = "closed"
    BROUGHT = "brought"


class Exclusion(StrEnum):
    """Who is never given a case, and sees none of it."""

    NAMED_PERSON = "named_person"
    NAMED_UNIT = "named_unit"
    SUPERIOR = "superior"
    """The head of the unit of whoever brought it."""
    BRINGER = "bringer"
