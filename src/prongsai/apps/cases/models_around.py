"""Rows around cases: how long, who holds, which box, whom it was sent on to, what was told."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key


class KeptTerm(models.Model):
    """How many years an agency keeps what a term of a procedure covers, where no source says it."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    procedure = models.CharField(max_length=60)
    term = models.CharField(max_length=60)
    years = models.PositiveSmallIntegerField()
    decided_by = models.CharField(max_length=150)
    """An office or a meeting, not a person."""
    written_in = models.CharField(max_length=200)
    since = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "procedure", "term"], name="one_term_a_procedure"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.term}"


class Erasing(models.Model):
    """What one night erased of the cases of a procedure: numbers and nothing else."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    procedure = models.CharField(max_length=60)
    at = models.DateTimeField()
    cases = models.PositiveIntegerField()
    values = models.PositiveIntegerField()
    files = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.procedure} {self.at:%Y-%m-%d}"


class Hold(models.Model):
    """Why nothing of a case may be erased; the one without an end is in force."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="holds")
    asked_by = models.CharField(max_length=150)
    """The court, body or unit that needs it."""
    why = models.CharField(max_length=500)
    until = models.DateField()
    """When it is to be looked at again; it goes on holding until somebody does."""
    since = models.DateTimeField()
    by = models.CharField(max_length=40)
    reviewed = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=40, blank=True)
    ended = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(ended=None), name="one_hold_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.until}"


class BoxOpening(models.Model):
    """The record of an opinion box that was opened; also where nothing was in it."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    sent = models.CharField(max_length=64, unique=True)
    """Names the form: sending it twice is one record."""
    day = models.DateField()
    place = models.CharField(max_length=150)
    first = models.CharField(max_length=40)
    """Key of the account of one who opened it."""
    second = models.CharField(max_length=40)
    found = models.PositiveSmallIntegerField()
    beside = models.PositiveSmallIntegerField(default=0)
    """How many of them are no cases: thanks, empty sheets, what went to the sealed box."""
    note = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.place} {self.day}"


class BoxSheet(models.Model):
    """A case that a sheet from an opinion box brought."""

    opening = models.ForeignKey(BoxOpening, on_delete=models.PROTECT, related_name="sheets")
    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="sheet")

    def __str__(self) -> str:
        return f"{self.opening_id} {self.case_id}"


class Referral(models.Model):
    """A case as another agency sent it here, or as it was sent on: its letter and its receipt."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="referrals")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    came = models.BooleanField()
    """Whether it came from there, and was not sent there."""
    agency = models.CharField(max_length=150)
    """The other agency."""
    letter = models.CharField(max_length=60, blank=True)
    day = models.DateField()
    receipt = models.CharField(max_length=60, blank=True)
    """Their number for it."""
    receipt_day = models.DateField(null=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.agency}"


class Delivery(models.Model):
    """One event told to whoever brought the case, by one way; no address and no text is kept."""

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="deliveries")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    event = models.PositiveIntegerField()
    """Number of the event that is told."""
    channel = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    problem = models.CharField(max_length=60, blank=True)
    by = models.CharField(max_length=40, blank=True)
    """The officer who wanted it told."""
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "event", "channel"], name="one_case_delivery_a_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"
