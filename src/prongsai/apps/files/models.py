"""Rows of the file store."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key


class Stored(models.Model):
    """A content that is on the disk once, however often it is attached."""

    hash = models.CharField(max_length=64, unique=True)
    """SHA-256; also the name of the file."""
    size = models.PositiveBigIntegerField()
    media = models.CharField(max_length=100)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.hash


class Attached(models.Model):
    """A content that belongs to something, under the name somebody gave it."""

    key = models.CharField(max_length=40, unique=True, default=new_key)
    stored = models.ForeignKey(Stored, on_delete=models.PROTECT, related_name="attachments")
    agency = models.CharField(max_length=40)
    thing = models.CharField(max_length=60)
    """What kind of thing it belongs to, as the audit trail calls it."""
    owner = models.CharField(max_length=120)
    """Key of that thing."""
    name = models.CharField(max_length=120)
    media = models.CharField(max_length=100)
    """The same content can be a table under one name and plain text under another."""
    by = models.CharField(max_length=40)
    at = models.DateTimeField()
    removed_by = models.CharField(max_length=40, blank=True)
    removed_at = models.DateTimeField(null=True, db_index=True)
    """Since when it lies in the recycle bin."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "thing", "owner"])]

    def __str__(self) -> str:
        return self.key
