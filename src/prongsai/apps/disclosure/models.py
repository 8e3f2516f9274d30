"""Rows of checklists, their items, evidence and submissions."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from prongsai.apps.bin.models import Removable


def new_key() -> str:
    return uuid.uuid4().hex


class Checklist(models.Model):
    """What one agency discloses in one fiscal year, under the rules of one pack."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="checklists"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era: a name."""
    pack = models.CharField(max_length=80)
    pack_hash = models.CharField(max_length=64)
    assumed = models.CharField(max_length=80, blank=True)
    assumed_hash = models.CharField(max_length=64, blank=True)
    carried_from = models.PositiveSmallIntegerField(null=True)
    """The year whose checklist it began from."""
    opens = models.DateField(null=True)
    closes = models.DateField(null=True)
    """The submission window, where somebody typed it; else the rules' own."""
    appeal_opens = models.DateField(null=True)
    appeal_closes = models.DateField(null=True)
    acts = models.JSONField(default=list)
    """The acts of its approval, oldest first."""
    approved = models.BooleanField(default=False)
    submitted = models.BooleanField(default=False)
    letter = models.CharField(max_length=40, blank=True)
    """Key of the paper that carries the appeal."""
    begun_by = models.CharField(max_length=40)
    begun_at = models.DateTimeField()
    moved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_checklist_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class Item(models.Model):
    """One item of a checklist as the agency answers it."""

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="items")
    code = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()
    """In the order of the national form."""
    title = models.CharField(max_length=300)
    """As the rules had it when the checklist was begun."""
    state = models.CharField(max_length=12, default="not-started")
    shown = models.JSONField(default=dict)
    """What was found about each required element, by its key."""
    division = models.CharField(max_length=40, blank=True)
    person = models.CharField(max_length=40, blank=True)
    due = models.DateField(null=True)
    """Where somebody set it; else it is worked out from the window."""
    note = models.TextField(blank=True)
    points = models.CharField(max_length=12, blank=True)
    """What the agency gives itself."""
    points_reason = models.TextField(blank=True)
    forgone = models.TextField(blank=True)
    """Why it is left unanswered."""
    carried = models.JSONField(default=list)
    """Codes of last year's items that it began from."""
    carried_how = models.CharField(max_length=12, blank=True)
    renewed_by = models.CharField(max_length=40, blank=True)
    renewed_at = models.DateTimeField(null=True)
    copied_by = models.CharField(max_length=40, blank=True)
    copied_at = models.DateTimeField(null=True)
    """When it was typed into the national form."""
    comment = models.TextField(blank=True)
    """The assessor's."""
    judged_at = models.DateTimeField(null=True)
    appeal = models.TextField(blank=True)
    """Why the agency disagrees."""
    sought = models.TextField(blank=True)
    """Code and title as searches look for them."""
    moved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checklist", "code"], name="one_item_per_code"),
        ]

    def __str__(self) -> str:
        return f"{self.checklist_id} {self.code}"


class Evidence(Removable):
    """A piece of evidence: an address, a file and its machine-readable twin."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="evidence")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    address = models.TextField(blank=True)
    file = models.CharField(max_length=40, blank=True)
    """Key of a file of the file store."""
    twin = models.CharField(max_length=40, blank=True)
    """Key of the same as a table or text that machines can read."""
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Submission(models.Model):
    """What was submitted, word for word; nothing changes it."""

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveSmallIntegerField()
    content = models.TextField()
    """The canonical text; its hash is of these bytes."""
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["checklist", "version"], name="one_submission_per_version"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist_id}#{self.version}"


class Check(models.Model):
    """What the last look at the address of a piece of evidence came to."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="check_row")
    address = models.TextField(blank=True)
    """As it was when it was looked at: of another one nothing is known yet."""
    asked_at = models.DateTimeField(null=True, db_index=True)
    """Since when it waits to be looked at."""
    at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=8, blank=True)
    findings = models.JSONField(default=list)
    content = models.JSONField(default=list)
    """Those of the findings that speak of content, which stay while nothing changes there."""
    read_at = models.DateTimeField(null=True)
    """When the content was read; what was only said to be unchanged is not read again."""
    visit = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    """Of what can be read there, or of the bytes where nothing can."""
    since = models.DateTimeField(null=True)
    """When this address was looked at first."""
    broken = models.PositiveIntegerField(default=0)
    """Failures in a row up to now."""
    broken_since = models.DateTimeField(null=True)
    last_fine = models.DateTimeField(null=True)
    looks = models.PositiveIntegerField(default=0)
    fine = models.PositiveIntegerField(default=0)
    snapshot = models.CharField(max_length=40, blank=True)
    """Key of the file that holds what was last seen."""
    snapshot_of = models.CharField(max_length=64, blank=True)
    snapshot_at = models.DateTimeField(null=True)
    snapshot_fine = models.CharField(max_length=40, blank=True)
    """The same of what was there when all was well."""
    ruled = models.CharField(max_length=8, blank=True)
    """What somebody says against the verdict."""
    ruled_of = models.CharField(max_length=64, blank=True)
    ruled_because = models.TextField(blank=True)
    ruled_by = models.CharField(max_length=40, blank=True)
    ruled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.verdict}"


class Look(models.Model):
    """One look at one address; kept for some weeks."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField(db_index=True)
    host = models.CharField(max_length=253, blank=True)
    verdict = models.CharField(max_length=8)
    site = models.CharField(max_length=8, blank=True)
    """What it says of the site as such; empty where none was asked."""
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["evidence", "at"])]

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.at}"
