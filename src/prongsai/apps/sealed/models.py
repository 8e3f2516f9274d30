"""Rows of sealed reports: boxes, and of what is not in a box only what the pages need without it.

Nothing here names a person it is about or from, and no hour. Keys of rows are by chance.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

CASE, IDENTITY = "case", "identity"
RECOVERY = ""
"""Whose slot has no person: the key that was printed, in two sheets."""


class Desk(models.Model):
    """What an agency needs to take reports."""

    agency = models.OneToOneField(
        "agencies.Agency", on_delete=models.PROTECT, related_name="sealed_desk"
    )
    salt = models.BinaryField()
    """Of the receipt codes, so that one table of guesses serves one agency at most."""
    one = models.BinaryField(default=bytes)
    """The public half of the first sheet of the recovery key."""
    one_by = models.CharField(max_length=40, blank=True)
    one_on = models.DateField(null=True)
    two = models.BinaryField(default=bytes)
    """And of the second, printed by somebody else: only both open anything."""
    two_by = models.CharField(max_length=40, blank=True)
    two_on = models.DateField(null=True)
    limits = models.JSONField(default=dict)
    """What the agency has set of the clocks, by their keys."""
    keep_years = models.PositiveSmallIntegerField(null=True)
    """How long a report is kept after it is over; nothing is erased while nobody has set it."""
    told_until = models.DateField(null=True)
    """Up to which day officers were told that there is news."""

    @property
    def is_ready(self) -> bool:
        return bool(self.one and self.two)

    def __str__(self) -> str:
        return f"{self.agency_id}"


class Holder(models.Model):
    """The pair of keys of somebody in charge of reports or of identities."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="sealed_holders"
    )
    person = models.CharField(max_length=40)
    public = models.BinaryField()
    locked = models.BinaryField()
    """The private half behind a passphrase."""
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "person"], name="one_sealed_key_each"),
        ]

    def __str__(self) -> str:
        return self.person


class Unlocking(models.Model):
    """A private key for a quarter of an hour: in a box whose key only one browser has."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    holder = models.ForeignKey(Holder, on_delete=models.CASCADE, related_name="unlockings")
    box = models.BinaryField()
    until = models.DateTimeField(db_index=True)
    at_most = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Case(models.Model):
    """A report."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="sealed_cases"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year in which it came."""
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=64, unique=True)
    """What its receipt code leads to; nothing leads back."""
    reply = models.BinaryField()
    """Public half of the key that the receipt code makes."""
    public = models.BinaryField()
    """Public half of its own key."""
    identity = models.BinaryField()
    """Public half of the key of who made it; there is one of an anonymous report too."""
    held = models.BooleanField(default=False)
    """Whether it stays beyond its term, for a court or an inquiry."""
    erased_on = models.DateField(null=True)
    """When all of it went but its days and states, which the counts need."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "year", "number"], name="one_sealed_case_per_number"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Slot(models.Model):
    """A private key of a report sealed to one person, or to nobody where it concerns him."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="slots")
    what = models.CharField(max_length=10)
    person = models.CharField(max_length=40, blank=True)
    box = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "what", "person"], name="one_sealed_slot_each"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.what}"


class Record(models.Model):
    """Something that belongs to a report, in a box for its holders."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="records")
    number = models.PositiveIntegerField()
    """Its place in the order in which things came."""
    kind = models.CharField(max_length=10)
    day = models.DateField()
    once = models.CharField(max_length=64, blank=True)
    """Of the form it came with, so that sending that twice adds it once."""
    box = models.BinaryField()
    reply = models.BinaryField(null=True)
    """The same for whoever has the receipt code, as far as it is his to read."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_sealed_record_each"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Passed(models.Model):
    """A state that a report came into; all else about the step is in a box."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="one_sealed_step_each"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.number}"


class Asking(models.Model):
    """An officer asks who made a report; a custodian answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="askings")
    by = models.CharField(max_length=40)
    day = models.DateField()
    reason = models.BinaryField()
    """For the custodians."""
    state = models.CharField(max_length=10)
    answered_by = models.CharField(max_length=40, blank=True)
    answered_on = models.DateField(null=True)
    answer = models.BinaryField(null=True)
    """Why, for the holders."""
    given = models.BinaryField(null=True)
    """What the custodian took out of his box: still a box, for the holders."""

    def __str__(self) -> str:
        return str(self.pk)
