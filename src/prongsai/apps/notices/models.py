"""Rows of notices."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key


class Notice(models.Model):
    """One event, for one person, on one channel."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    agency = models.CharField(max_length=40, blank=True)
    event = models.CharField(max_length=160)
    """What happened, so that nobody is told twice; of a sealed event a digest."""
    recipient = models.CharField(max_length=40)
    """Key of a person."""
    channel = models.CharField(max_length=20)
    text = models.CharField(max_length=80)
    """Key of the sentence; its gaps are filled when it is read, in the reader's language."""
    facts = models.JSONField(default=dict)
    address = models.CharField(max_length=80)
    """Name of the address the link leads to."""
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10)
    problem = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "recipient", "channel"], name="nobody_is_told_twice"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["recipient", "channel", "id"])]

    def __str__(self) -> str:
        return f"{self.channel} {self.key}"


class Reader(models.Model):
    """How far somebody has read, and how he likes to be told."""

    person = models.CharField(max_length=40, unique=True)
    """Key of a person."""
    seen = models.BigIntegerField(default=0)
    """Number of the newest notice that was on the page when he last looked."""
    email = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.person
