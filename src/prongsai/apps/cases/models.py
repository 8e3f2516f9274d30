"""Rows of cases: the log, what is kept apart from it, and what lists and counts are read from."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.cases import models_around, models_things
from prongsai.apps.cases.case_indexes import CASE_INDEXES
from prongsai.apps.look.keys import new_key

Around = (
    models_around.KeptTerm, models_around.Erasing, models_around.Hold, models_around.BoxOpening,
    models_around.BoxSheet, models_around.Referral, models_around.Delivery,
    models_things.Thing, models_things.ThingUse,
)  # fmt: skip
"""Rows of this app that stand in another file."""


class ProcedureText(models.Model):
    """The text of a procedure file under which cases were brought; it never changes."""

    version = models.CharField(max_length=64, unique=True)
    """Digest of the text."""
    key = models.CharField(max_length=60)
    text = models.TextField()
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.key} {self.version[:8]}"


class Desk(models.Model):
    """A procedure as one agency offers it: whether strangers can bring cases, and where else."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="desks")
    procedure = models.CharField(max_length=60)
    open = models.BooleanField(default=False)
    staff = models.BooleanField(default=True)
    """Whether those who work there can bring cases for themselves, where its file lets them."""
    place = models.CharField(max_length=300, blank=True)
    """Where its counter is."""
    hours = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    choices = models.JSONField(default=dict)
    """What the office set of each clock, by clock and field; of the manual under `*manual`."""
    fees = models.JSONField(default=dict)
    """Baht by category, where the file leaves them to the office."""
    pay_to = models.CharField(max_length=300, blank=True)
    """Where strangers pay: bank, account, or how else."""
    decided = models.JSONField(default=dict)
    """What no source tells and the office decided, by its place in the file."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "procedure"], name="one_case_desk"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.procedure}"


class Register(models.Model):
    """The last number given in a register of a year."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    procedure = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    """Buddhist era."""
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "procedure", "year"], name="one_case_register_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.year}"


class Case(models.Model):
    """The head of a case; below the line what its log says, for lists and counts."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="cases")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    procedure = models.CharField(max_length=60)
    version = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=64, unique=True)
    """Digest of the code on the slip, made with the secret of the installation."""
    sent = models.CharField(max_length=64, unique=True)
    """Digest of the form that brought it: sending that twice is one case."""
    hold = models.BooleanField(default=False)
    """Whether nothing of it may be erased, as somebody outside asked."""
    erased_at = models.DateTimeField(null=True)
    """When what told who somebody is went, at the end of its term."""

    channel = models.CharField(max_length=12)
    entered = models.DateTimeField()
    brought = models.DateField()
    category = models.CharField(max_length=60)
    party = models.CharField(max_length=60, blank=True)
    bringer = models.CharField(max_length=40, blank=True)
    anonymous = models.BooleanField(default=False)
    state = models.CharField(max_length=60)
    phase = models.CharField(max_length=10)
    unit = models.CharField(max_length=40, blank=True)
    handler = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    """The nearest last day of a clock that runs."""
    sorts = models.DateField()
    """The same, and far ahead where there is none."""
    paused = models.BooleanField(default=False)
    late = models.BooleanField(default=False)
    """Whether the clock by which cases are counted ran out; it stays so."""
    closed = models.DateField(null=True)
    outcome = models.CharField(max_length=60, blank=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    rating = models.PositiveSmallIntegerField(null=True)
    settled = models.BooleanField(null=True)
    waits = models.BooleanField(default=False)
    """Whether the last to say something was the citizen."""
    words = models.CharField(max_length=1000, blank=True)
    """What can be looked for: what its fields say that tell nothing about a person."""
    behind = models.BooleanField(default=False)
    """Whether it was entered on a later day than it came: that changes what was told before."""
    events_count = models.PositiveIntegerField(default=0)
    secret = models.BooleanField(default=False)
    """Whether only those whom its file names read it."""
    readers = models.TextField(blank=True)
    """Rights by which somebody has to do with it, each between two blanks."""
    barred = models.TextField(blank=True)
    """Accounts and units that are left out of it, in the same way."""
    turn = models.TextField(blank=True)
    """Rights of those whose turn it is, in the same way."""
    changed = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "procedure", "year", "number"], name="one_case_a_number"
            ),
        ]
        indexes: ClassVar = CASE_INDEXES

    def __str__(self) -> str:
        return self.key

    @property
    def register_number(self) -> str:
        """As it stands in the register."""
        return f"{self.number}/{self.year}"


class Event(models.Model):
    """One line of the log of a case. It is only ever added."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()
    who = models.CharField(max_length=40, blank=True)
    party = models.CharField(max_length=60, blank=True)
    own_unit = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=80, blank=True)
    order = models.CharField(max_length=120, blank=True)
    acting = models.BooleanField(default=False)
    move = models.CharField(max_length=60, blank=True)
    values = models.JSONField(default=dict)
    """Fields that tell nothing about a person; the others are `Holding`s."""
    category = models.CharField(max_length=60, blank=True)
    channel = models.CharField(max_length=12, blank=True)
    asks = models.BooleanField(default=False)
    anonymous = models.BooleanField(default=False)
    files = models.JSONField(default=list)
    unit = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40, blank=True)
    day = models.DateField(null=True)
    key = models.CharField(max_length=64, blank=True)
    """Names the form that made it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_case_event_a_number"),
            models.UniqueConstraint(
                fields=["case", "key"], condition=~models.Q(key=""), name="one_case_event_a_form"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Holding(models.Model):
    """What somebody said that may tell about a person: it goes when its term is over."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings")
    event = models.PositiveIntegerField()
    """Number of the event."""
    field = models.CharField(max_length=60)
    """Key of the field; `*text` of a message, `*reason` of a reason."""
    value = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "event", "field"], name="one_case_holding"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.event} {self.field}"


class Tally(models.Model):
    """How cases counted in a period that is over: what the logs say, kept so as not to ask all."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.CASCADE, related_name="+")
    procedure = models.CharField(max_length=60)
    first = models.DateField()
    last = models.DateField()
    calendar = models.CharField(max_length=64)
    """Digest of the holidays by which it was counted."""
    rows = models.JSONField()
    """How many cases of each kind (`core.cases.statistics.Counted`), as known when it ended."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "procedure", "first", "last"], name="one_case_tally_a_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.first} {self.last}"


class OwnProcedure(Removable):
    """A procedure that an agency made itself: what is being written, and who is to look at it."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="own_procedures"
    )
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    text = models.TextField()
    """The draft as plain data; the order of what stands in it counts."""
    based_on = models.CharField(max_length=60, blank=True)
    """The shipped procedure that it was copied from."""
    revision = models.PositiveIntegerField(default=1)
    tried = models.CharField(max_length=64, blank=True)
    """Version of the text that somebody walked through to its end."""
    authors = models.JSONField(default=list)
    """Keys of those who wrote it since it was last put in use."""
    asked_by = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(null=True)
    """When somebody handed it in to be put in use."""
    returned = models.TextField(blank=True)
    """Why it came back."""
    sent = models.CharField(max_length=64, unique=True)
    """The form that made it."""
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "key"], name="one_own_procedure_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.key}"


class OwnVersion(models.Model):
    """A text of such a procedure as it was put in use; it never changes."""

    procedure = models.ForeignKey(OwnProcedure, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    version = models.CharField(max_length=64)
    text = models.TextField()
    current = models.BooleanField(default=True)
    """Whether new cases follow it; one of a procedure at most."""
    since = models.DateTimeField()
    by = models.CharField(max_length=40)
    order = models.CharField(max_length=120, blank=True)
    """Of the order or note by which it was put in use."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["procedure", "number"], name="one_own_version_a_number"
            ),
            models.UniqueConstraint(
                fields=["procedure"], condition=models.Q(current=True), name="one_own_version_used"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.number}"
