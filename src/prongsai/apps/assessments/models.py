"""Rows of assessments and their results."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable


class UnderRules(models.Model):
    """Something that is held to the rules of one pack, word for word."""

    pack = models.CharField(max_length=80)
    """Full id with its revision."""
    assumed = models.CharField(max_length=80, blank=True)
    """The pack from which rules that this one leaves unknown are taken."""
    pack_hash = models.CharField(max_length=64)
    assumed_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True


class KeptRules(UnderRules):
    """Rules that something is held to, kept whole: no update of the program takes them away."""

    content = models.TextField()
    """The pack with what it was lent, as text: a database that sorts keys would spoil the order."""
    lent = models.TextField()
    """What of it was lent, as a list of places."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pack_hash", "assumed_hash"], name="rules_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pack} {self.pack_hash[:8]}"


class Assessment(UnderRules):
    """One agency in one fiscal year, pinned to the pack that it is scored by."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="assessments"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era: a name."""
    in_force = models.OneToOneField(
        "Result", null=True, on_delete=models.PROTECT, related_name="in_force_of"
    )
    """The result that counts: the last one approved, and until there is one the last entered."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_assessment_a_year"),
        ]
        indexes: ClassVar = [models.Index(fields=["year", "in_force"])]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class Result(UnderRules, Removable):
    """What an agency scored, as somebody entered it; a correction is a new version."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="results")
    version = models.PositiveIntegerField()
    standing = models.CharField(max_length=12)
    source = models.CharField(max_length=12)
    given = models.JSONField()
    """What the scores are made of, as a score bundle holds it."""
    published = models.CharField(max_length=20, blank=True)
    """The total as it was published, where it was."""
    shown = models.JSONField()
    """Every printed score by key, so that tables need not score anew."""
    hundredths = models.PositiveIntegerField(null=True)
    """The printed total in hundredths: to sort and compare exactly in any database."""
    level = models.CharField(max_length=40, blank=True)
    passed = models.BooleanField(null=True)
    short = models.PositiveIntegerField(null=True)
    """The largest gap to the next level, in hundredths; none at the top and without a level."""
    short_in = models.CharField(max_length=40, blank=True)
    """Key of the score with that gap."""
    guarded = models.BooleanField(default=False)
    """Whether total and level would tell of few people: they are not told outside the agency."""
    acts = models.JSONField(default=list)
    """The acts of its approval, oldest first."""
    approved = models.BooleanField(default=False)
    entered_by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "version"], name="one_result_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment_id}#{self.version}"
