"""Rows of agencies and of the areas they lie in."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Lower

from prongsai.core.terms.order import dictionary_key


class Area(models.Model):
    """The nation, a province or a district."""

    key = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    order = models.CharField(max_length=1000)
    """Its name as a text that sorts by the dictionary."""
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")

    def __str__(self) -> str:
        return self.name


class Agency(models.Model):
    """A public body that is assessed."""

    key = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=60)
    """Key of its kind in the names pack."""
    size = models.CharField(max_length=10, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="agencies")
    order = models.CharField(max_length=1000)
    """Its name as a text that sorts by the dictionary."""
    sought = models.TextField()
    """Names, aliases and code as searches look for them: without spaces and tone marks."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["area", "order"]),
            models.Index(fields=["order", "key"]),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("code"), condition=~models.Q(code=""), name="one_agency_per_code"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Alias(models.Model):
    """Another name an agency goes by in files."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200, db_index=True)

    def __str__(self) -> str:
        return self.name


class Kept(models.Manager["Division"]):
    """Divisions that are not in the recycle bin: what everybody means by divisions."""

    def get_queryset(self) -> models.QuerySet[Division]:
        return super().get_queryset().filter(removed_at=None)


class Division(models.Model):
    """A division or sub-unit of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="divisions")
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="units"
    )
    closed = models.BooleanField(default=False)
    """Dissolved: it stays in what was done, and is offered no more."""
    removed_by = models.CharField(max_length=40, blank=True)
    removed_at = models.DateTimeField(null=True, db_index=True)
    """Since when it lies in the recycle bin."""

    objects = Kept()
    every = models.Manager["Division"]()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "key"], name="one_division_per_key"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def full_name(self) -> str:
        """A sub-unit with the division it belongs to, for where it stands alone."""
        return f"{self.parent.name} · {self.name}" if self.parent else self.name

    @property
    def place_in_order(self) -> tuple[Any, ...]:
        """By the dictionary; sub-units follow their division."""
        tiers = [self.parent, self] if self.parent else [self]
        return tuple((dictionary_key(each.name), each.key) for each in tiers)


class ListDraft(models.Model):
    """A list of agencies that somebody uploaded and looks at before it is brought in."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
