"""Rows of work to be done."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key
from prongsai.core.jobs.trying import State


class Job(models.Model):
    """One piece of work. Its arguments are keys of rows, never anything about a person."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    kind = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    agency = models.CharField(max_length=40, blank=True)
    once = models.CharField(max_length=160, unique=True, null=True)
    """What it is the only job for; without one there may be several alike."""
    made_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default=State.WAITING.value)
    claim = models.CharField(max_length=40, blank=True)
    """Whose it is: new with each claim, so that who lost it can't write over who has it."""
    claimed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=60, blank=True)
    result = models.JSONField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Schedule(models.Model):
    """When a kind of work was last put into the book by itself; its rhythm is a setting."""

    kind = models.CharField(max_length=60, unique=True)
    last_due = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.kind
