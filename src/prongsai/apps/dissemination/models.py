"""Rows of what was made known."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key


class Posting(Removable):
    """One subject made known in one channel."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="postings")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    year = models.PositiveSmallIntegerField()
    """Fiscal year of its first day, Buddhist era."""
    subject = models.CharField(max_length=300)
    channel = models.CharField(max_length=40)
    place = models.CharField(max_length=200, blank=True)
    """Which board, page, village or issue."""
    first = models.DateField()
    last = models.DateField(null=True)
    address = models.TextField(blank=True)
    topics = models.TextField(blank=True)
    """Keys of the topics it answers, each between spaces: any database finds one then."""
    file = models.CharField(max_length=40, blank=True)
    """Key of a picture or other file of the file store."""
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "year", "first"])]

    def __str__(self) -> str:
        return self.key
