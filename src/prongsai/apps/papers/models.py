"""Rows of papers, of the registers of their numbers, and of an agency's letterhead."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key


class Letterhead(models.Model):
    """What an agency's papers say of it, and on which paper they are written."""

    agency = models.OneToOneField(
        "agencies.Agency", on_delete=models.PROTECT, related_name="letterhead"
    )
    revision = models.PositiveIntegerField(default=1)
    address = models.TextField(blank=True)
    """One line under the other."""
    unit = models.CharField(max_length=120, blank=True)
    telephone = models.CharField(max_length=60, blank=True)
    letter_code = models.CharField(max_length=30, blank=True)
    """What stands before the number of a letter: two letters and the agency's own number."""
    executive = models.CharField(max_length=120, blank=True)
    executive_office = models.CharField(max_length=200, blank=True)
    chief = models.CharField(max_length=120, blank=True)
    chief_office = models.CharField(max_length=200, blank=True)
    emblem = models.CharField(max_length=40, blank=True)
    """Key of the picture of its emblem."""
    template = models.CharField(max_length=40, blank=True)
    """Key of the file that Word files are written on."""
    trial = models.CharField(max_length=40, blank=True)
    """Key of one that is still looked over."""

    def __str__(self) -> str:
        return f"{self.agency_id}"


class Series(models.Model):
    """A register of numbers in one calendar year; whoever gives a number holds this row."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="series")
    name = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    """Calendar year, Gregorian."""
    last = models.PositiveIntegerField(default=0)
    begun = models.PositiveIntegerField(default=0)
    """The last number of the book that it goes on from."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "name", "year"], name="one_register_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.name} {self.year}"


class Papers(models.Manager["Paper"]):
    """Papers without what was given for them, which is long and seldom looked at."""

    def get_queryset(self) -> models.QuerySet[Paper]:
        return super().get_queryset().defer("given")


class Paper(models.Model):
    """One paper: what it says, what it was made of, and how far it has come."""

    objects = Papers()

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="papers")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=300)
    fields = models.JSONField(default=dict)
    """What was typed, by the part of the form it belongs to."""
    revision = models.PositiveIntegerField(default=1)
    """Counts changes of what it says, so that the second of two people is told."""
    of_year = models.PositiveSmallIntegerField(null=True)
    """Fiscal year of the result it was made of, Buddhist era."""
    of_version = models.PositiveIntegerField(null=True)
    pack = models.CharField(max_length=80, blank=True)
    pack_hash = models.CharField(max_length=64, blank=True)
    of = models.CharField(max_length=120, blank=True)
    """What another app made it of, in that app's own words: `measures:2569:h1`."""
    given = models.TextField(blank=True)
    """What it says, as another app gave it: JSON as text, because databases order its keys anew."""
    inside = models.BooleanField(default=False)
    """Whether it tells of groups with few respondents."""
    elsewhere = models.BooleanField(default=False)
    """Made elsewhere: only its number, date and scan are here."""
    state = models.CharField(max_length=12, default="draft")
    acts = models.JSONField(default=list)
    """The acts of its approval, oldest first."""
    approved = models.BooleanField(default=False)
    series = models.CharField(max_length=20, blank=True)
    number_year = models.PositiveSmallIntegerField(null=True)
    count = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=60, blank=True)
    """As it is printed."""
    dated = models.DateField(null=True)
    position = models.CharField(max_length=200, blank=True)
    """Office of the signer."""
    pdf = models.CharField(max_length=40, blank=True)
    """Key of the print for signature."""
    word = models.CharField(max_length=40, blank=True)
    print_hash = models.CharField(max_length=64, blank=True)
    scan = models.CharField(max_length=40, blank=True)
    scan_hash = models.CharField(max_length=64, blank=True)
    ready_at = models.DateTimeField(null=True)
    """Since when it waits to be published."""
    reason = models.TextField(blank=True)
    """Why it was withdrawn."""
    replaced_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced"
    )
    renews = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="renewals")
    """The paper that it was made anew of."""
    sought = models.TextField(blank=True)
    """Title and number as searches look for them."""
    submitted = models.JSONField(default=dict)
    """What it is put together from since it was submitted, and the hash of what it says."""
    made_by = models.CharField(max_length=40)
    written_by = models.JSONField(default=list)
    """Keys of those who changed what it says."""
    made_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    """When it last came a step further or back."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "series", "number_year", "count"],
                name="no_number_twice",
                condition=models.Q(count__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "state"]),
            models.Index(fields=["agency", "-id"]),
            models.Index(fields=["agency", "of"]),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def for_all(self) -> bool:
        """Whether everybody of the agency reads it: signed once, or made elsewhere."""
        return bool(self.scan) or self.elsewhere
