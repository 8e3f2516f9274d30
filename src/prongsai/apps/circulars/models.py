"""Rows of circulars and of who has acknowledged them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key

DRAFT, OPEN = "draft", "open"
REPLACED, WITHDRAWN, OVER = "replaced", "withdrawn", "over"


class Circular(Removable):
    """One version of a circular: a draft, then frozen by being sent."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="circulars"
    )
    key = models.CharField(max_length=40, unique=True, default=new_key)
    title = models.CharField(max_length=300)
    asks = models.TextField()
    """What its readers are to do."""
    address = models.TextField(blank=True)
    file = models.CharField(max_length=40, blank=True)
    """Key of a file of the file store."""
    paper = models.CharField(max_length=40, blank=True)
    """Key of a paper of the agency's registers."""
    until = models.DateField(null=True)
    everybody = models.BooleanField(default=False)
    units = models.TextField(blank=True)
    """Keys of divisions, each between spaces."""
    roles = models.TextField(blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    """The version that this one corrects."""
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    of_whole = models.BooleanField(default=False)
    """Made by who sends to the whole agency: a unit neither changes nor ends it."""
    sent_by = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField(null=True)
    hash = models.CharField(max_length=64, blank=True)
    """Of all that it says, since it was sent."""
    end = models.CharField(max_length=10, blank=True)
    """Why it asks no more."""
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    """Why it was withdrawn."""
    reminded = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "sent_at"])]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> str:
        return self.end or (OPEN if self.sent_at else DRAFT)


class Reading(models.Model):
    """Somebody acknowledged a circular; or had not when it ended."""

    circular = models.ForeignKey(Circular, on_delete=models.CASCADE, related_name="readings")
    person = models.CharField(max_length=40)
    """Key of a person."""
    unit = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=30)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["circular", "person"], name="acknowledged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.circular_id} {self.person}"
