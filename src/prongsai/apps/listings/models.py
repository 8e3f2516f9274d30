"""Rows of tables that were brought in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Table(models.Model):
    """One table as it was brought in; a later one is another version, and this one stays."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="tables")
    listing = models.CharField(max_length=40)
    """Which table, by its key in the pack."""
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era."""
    version = models.PositiveIntegerField()
    rows = models.JSONField(default=list)
    """Cells by key of the column; blank ones are left out."""
    register = models.CharField(max_length=20, blank=True)
    """What of the application it was filled from; empty where somebody brought it in."""
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "listing", "year", "version"], name="one_table_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.listing} {self.year}#{self.version}"
