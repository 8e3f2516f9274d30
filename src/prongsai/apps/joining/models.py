"""Rows about agencies that ask to be taken in."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from prongsai.apps.agencies.models import Agency, Area
from prongsai.apps.look.keys import new_key


class Door(models.Model):
    """An area whose agencies may ask; without a row they may not."""

    area = models.OneToOneField(Area, on_delete=models.PROTECT, related_name="door")
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.area_id)


class State(StrEnum):
    """How far a request has come."""

    WAITING = "waiting"
    APPROVED = "approved"
    """The account is there and waits for its owner."""
    TAKEN = "taken"
    REFUSED = "refused"


class Application(models.Model):
    """One request. Who asks is in this row only, and goes with it."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    sent = models.CharField(max_length=64, unique=True)
    """Digest of the form it was sent with: sending that twice is one request."""
    code = models.CharField(max_length=64, unique=True)
    """Digest of the receipt's code."""
    agency = models.ForeignKey(Agency, null=True, on_delete=models.PROTECT, related_name="+")
    """One of the list, or the one that was made; none before."""
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    size = models.CharField(max_length=10, blank=True)
    agency_code = models.CharField(max_length=40, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    who = models.CharField(max_length=120)
    position = models.CharField(max_length=120)
    reach = models.CharField(max_length=120)
    place = models.CharField(max_length=64, blank=True, db_index=True)
    """Digest of where it came from, so that no single place fills the list."""
    at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=10, default=State.WAITING.value)
    decided_by = models.CharField(max_length=40, blank=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=1000, blank=True)
    person = models.CharField(max_length=40, blank=True)
    """Key of the account that was made."""
    username = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "at"])]

    def __str__(self) -> str:
        return self.key
