"""Rows of committees, of their meetings and of what these decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key


class Committee(Removable):
    """A committee or working group, by positions."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="committees"
    )
    key = models.CharField(max_length=40, unique=True, default=new_key)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=40)
    purpose = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era."""
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    quorum = models.CharField(max_length=40, blank=True)
    members = models.JSONField(default=list)
    """Position and key of the part, in the order of the paper."""
    duties = models.JSONField(default=list)
    order = models.CharField(max_length=40, blank=True)
    """Key of the paper that appoints it, where that was made elsewhere."""
    replaces = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="replaced_by"
    )
    dissolved = models.DateField(null=True)
    """Its last day, where it ended before its term."""
    why = models.TextField(blank=True)
    """Why it was dissolved."""
    sought = models.TextField(blank=True)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-year", "id"])]

    def __str__(self) -> str:
        return self.key


class Meeting(Removable):
    """One meeting: called, held, minuted, its minutes adopted."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="meetings")
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="meetings")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    """Calendar year, Buddhist era."""
    day = models.DateField()
    begins = models.CharField(max_length=5)
    place = models.CharField(max_length=300)
    items = models.JSONField(default=list)
    attendance = models.JSONField(default=list)
    others = models.JSONField(default=list)
    started = models.CharField(max_length=5, blank=True)
    ended = models.CharField(max_length=5, blank=True)
    adopted_in = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="adopts"
    )
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-day"])]

    def __str__(self) -> str:
        return self.key

    @property
    def count(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def is_held(self) -> bool:
        """Whether somebody wrote down who came."""
        return bool(self.attendance)


class Decision(models.Model):
    """What a meeting resolved that somebody is to do; it is never deleted."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="decisions"
    )
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    item = models.PositiveSmallIntegerField()
    """Which item of the agenda, from 1."""
    what = models.TextField()
    unit = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=30, blank=True)
    until = models.DateField(null=True)
    answers = models.TextField(blank=True)
    """Codes of items, measures and projects, each between spaces."""
    state = models.CharField(max_length=10, default="open")
    note = models.TextField(blank=True)
    ended_by = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=40)
    given_at = models.DateTimeField()
    reminded = models.DateField(null=True)
    sought = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return self.key
