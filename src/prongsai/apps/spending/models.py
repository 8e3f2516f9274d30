"""Rows of a year of spending: its lines, money moved, what was disbursed and looked over."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key


def _amount(**more: Any) -> models.DecimalField[Any, Any]:
    return models.DecimalField(max_digits=17, decimal_places=2, **more)


def _percent() -> models.DecimalField[Any, Any]:
    return models.DecimalField(max_digits=6, decimal_places=3, null=True)


class Year(models.Model):
    """A fiscal year of an agency."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="spending_years"
    )
    year = models.PositiveSmallIntegerField()
    """Buddhist era."""
    size = models.PositiveSmallIntegerField(default=10)
    """Entries of a month that a second person looks at."""
    keeper = models.CharField(max_length=40, blank=True)
    """Key of the division that keeps the books: it enters for all."""
    problems = models.TextField(blank=True)
    suggestions = models.TextField(blank=True)
    half_year_at = models.DateTimeField(null=True)
    """When its six-month report was drawn up as a paper."""
    annual_at = models.DateTimeField(null=True)
    """The same of its yearly report."""
    revision = models.PositiveIntegerField(default=1)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_year_of_spending"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class Line(Removable):
    """A project, activity or item of a year's plan."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="spending_lines"
    )
    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="lines")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    code = models.CharField(max_length=40)
    """What the plan calls it by."""
    title = models.CharField(max_length=500)
    program = models.CharField(max_length=40, blank=True)
    work = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    """Key of a division."""
    budget = _amount(null=True)
    q1 = _amount(null=True)
    q2 = _amount(null=True)
    q3 = _amount(null=True)
    q4 = _amount(null=True)
    w1 = _percent()
    w2 = _percent()
    w3 = _percent()
    w4 = _percent()
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    output = models.CharField(max_length=500, blank=True)
    revision = models.PositiveIntegerField(default=1)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "code"], name="a_line_has_its_own_code"),
        ]

    def __str__(self) -> str:
        return self.key


class Change(models.Model):
    """Money moved to a line or away from it; it is never changed."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="changes")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    day = models.DateField()
    amount = _amount()
    reason = models.CharField(max_length=500)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Entry(models.Model):
    """A disbursement, or a correction of one; it is never changed."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    month = models.DateField()
    """Its first day."""
    amount = _amount()
    says = models.CharField(max_length=300, blank=True)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["line", "month"])]

    def __str__(self) -> str:
        return self.key


class Progress(models.Model):
    """What was done of a line by the end of a quarter."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="progress")
    quarter = models.PositiveSmallIntegerField()
    percent = _percent()
    done = models.TextField(blank=True)
    problems = models.TextField(blank=True)
    suggestions = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "quarter"], name="progress_once_a_quarter"),
        ]

    def __str__(self) -> str:
        return f"{self.line_id} {self.quarter}"


class Month(models.Model):
    """A month whose sample was drawn, perhaps closed."""

    year = models.ForeignKey(Year, on_delete=models.PROTECT, related_name="months")
    month = models.DateField()
    """Its first day."""
    hash = models.CharField(max_length=64)
    """Of all its entries when the sample was drawn."""
    sample = models.JSONField(default=list)
    """Keys of the entries drawn."""
    unseen = models.PositiveIntegerField(default=0)
    """How many of them nobody has looked at yet."""
    drawn_by = models.CharField(max_length=40)
    drawn_at = models.DateTimeField()
    closed_by = models.CharField(max_length=40, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "month"], name="a_month_of_spending_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year_id} {self.month}"


class Verdict(models.Model):
    """What a second person found an entry to be."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, related_name="verdict")
    right = models.BooleanField()
    what = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.entry_id} {self.right}"
