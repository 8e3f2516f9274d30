"""Rows of public sites, what is released on them, and the copies that were made of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key


class Portal(models.Model):
    """The public site of an agency; there is none before somebody opened it."""

    agency = models.OneToOneField(
        "agencies.Agency", on_delete=models.PROTECT, related_name="portal"
    )
    slug = models.CharField(max_length=40, unique=True)
    """Names it in addresses: small Latin letters, digits, hyphens."""
    unit = models.CharField(max_length=200, blank=True)
    """The office that keeps official information: a unit, never a person."""
    place = models.TextField(blank=True)
    hours = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    mail = models.CharField(max_length=120, blank=True)
    license = models.CharField(max_length=80, blank=True)
    """Of its open data, as the national catalogue spells it."""
    numbers = models.JSONField(default=dict)
    """The last number that a release of each thing had, also of those that were taken back."""
    opened_by = models.CharField(max_length=40)
    opened_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.slug


class Release(models.Model):
    """One thing as it was prepared, word for word; only its state changes."""

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="releases")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    kind = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField(default=0)
    """Fiscal year, Buddhist era; 0 where it is of none."""
    number = models.PositiveIntegerField()
    """Counts the releases of the same thing."""
    topic = models.CharField(max_length=60, blank=True)
    title_th = models.TextField()
    title_en = models.TextField(blank=True)
    content = models.TextField()
    """The canonical text; its hash is of these bytes."""
    sha256 = models.CharField(max_length=64)
    basis = models.CharField(max_length=64)
    """Hash of what it was made of, so that lists can tell whether that has changed."""
    files = models.JSONField(default=list)
    table = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default="prepared")
    prepared_by = models.CharField(max_length=40)
    prepared_at = models.DateTimeField()
    published_by = models.CharField(max_length=40, blank=True)
    published_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=40, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    """Why it was withdrawn; everybody reads it."""
    title_hidden = models.BooleanField(default=False)
    """Withdrawn with its title, because that was what had to go."""
    made_with = models.CharField(max_length=40, blank=True)
    """Version of the program that prepared it."""
    rules = models.PositiveSmallIntegerField(default=0)
    """Version of what its files were looked at for."""
    to_look = models.JSONField(default=list)
    """What no program can tell: whoever publishes it has to look at these files."""
    overruled = models.TextField(blank=True)
    """Why it was published against a warning."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["portal", "kind", "name", "year", "number"], name="one_release_per_number"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["portal", "state"])]

    def __str__(self) -> str:
        return self.key


class Look(models.Model):
    """What was found in a file, so that no file is read twice; nothing of what it says."""

    sha256 = models.CharField(max_length=64)
    media = models.CharField(max_length=100)
    rules = models.PositiveSmallIntegerField()
    """Version of what is looked for."""
    found = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sha256", "media", "rules"], name="one_look_per_file"),
        ]

    def __str__(self) -> str:
        return self.sha256


class Export(models.Model):
    """A copy of the site that somebody took away to lay on another host."""

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="exports")
    to = models.CharField(max_length=200, blank=True)
    """The address it was made for."""
    sha256 = models.CharField(max_length=64)
    """Hash of its list of files."""
    releases = models.JSONField(default=list)
    """Keys of the releases that it shows."""
    by = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.portal_id} {self.sha256[:8]}"
