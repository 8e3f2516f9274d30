"""Rows of the audit trail."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Chain(models.Model):
    """The last line of an agency's chain; whoever adds a line holds this row."""

    agency = models.CharField(max_length=40, unique=True)
    number = models.PositiveBigIntegerField(default=0)
    seal = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.agency}:{self.number}"


class Entry(models.Model):
    """One line. Agency and person are keys, so that the trail outlives what it speaks of."""

    agency = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=40, blank=True)
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "number"], name="one_line_per_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "thing", "key", "number"])]

    def __str__(self) -> str:
        return f"{self.agency}:{self.number} {self.verb} {self.thing}"


class Kept(models.Model):
    """A value about a person that the trail only refers to, so that it can be erased."""

    key = models.CharField(max_length=40, unique=True)
    value = models.JSONField(null=True)
    erased = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.key
