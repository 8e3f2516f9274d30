"""Rows of registers of risks: the year, what stands in it, and what was approved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key


class RiskYear(models.Model):
    """The risks of one agency in one fiscal year."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="risk_years"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era."""
    matrix = models.CharField(max_length=40, blank=True)
    """Empty where levels are words."""
    size = models.CharField(max_length=40, blank=True)
    losses = models.JSONField(default=dict)
    """The agency's own thresholds in baht by matrix, as texts; else the shipped drafts."""
    rounds = models.JSONField(default=list)
    """Keys of the rounds in which treatments are followed up."""
    units = models.JSONField(default=list)
    """Names of units as the register has them, in order."""
    acts = models.JSONField(default=list)
    """The acts of its approval, oldest first."""
    approved = models.BooleanField(default=False)
    opinion = models.TextField(blank=True)
    """What the internal auditor says of the assessment of control: his own, part of no file."""
    opinion_by = models.CharField(max_length=40, blank=True)
    opinion_at = models.DateTimeField(null=True)
    opinion_revision = models.PositiveIntegerField(default=0)
    carried_from = models.PositiveSmallIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)
    """Of what the form of the year says; each row has its own."""
    begun_by = models.CharField(max_length=40)
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_risk_register_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class RiskRow(Removable):
    """One thing of a register: a work, a risk, a control, a treatment, a follow-up, a component.

    All kinds stand in one table, each with its content as the core writes it: a register is read
    in one statement, goes in and out without loss, and each thing has a revision of its own, so
    that people of two units never hinder each other.
    """

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="risk_rows"
    )
    year = models.ForeignKey(RiskYear, on_delete=models.PROTECT, related_name="rows")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=120)
    """Tells it from others of its kind."""
    place = models.PositiveIntegerField()
    content = models.JSONField(default=dict)
    """Without its code."""
    division = models.CharField(max_length=40, blank=True)
    """Key of the division that owns it; empty where its owner is none."""
    title = models.CharField(max_length=500, blank=True)
    sought = models.TextField(blank=True)
    until = models.DateField(null=True)
    """Of a risk the day of its open review, of a treatment its last day."""
    carried = models.BooleanField(default=False)
    """Taken over from the year before and not looked at yet."""
    files = models.JSONField(default=list)
    """Keys of files that prove it."""
    revision = models.PositiveIntegerField(default=1)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "kind", "code"], name="one_risk_row_per_code"),
        ]

    def __str__(self) -> str:
        return f"{self.year_id} {self.code}"


class RiskEdition(models.Model):
    """A register as it was approved, word for word; nothing changes it."""

    year = models.ForeignKey(RiskYear, on_delete=models.PROTECT, related_name="editions")
    version = models.PositiveSmallIntegerField()
    content = models.TextField()
    """The file that people may have; its hash is of these bytes."""
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "version"], name="one_risk_edition_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.year_id}#{self.version}"
