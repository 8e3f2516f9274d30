"""Rows of things that can be lent, and of what cases take of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.look.keys import new_key


class Thing(models.Model):
    """A thing of an agency's list; what is gone is struck off and stays."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=80, blank=True)
    kept_at = models.CharField(max_length=150, blank=True)
    condition = models.CharField(max_length=150, blank=True)
    quantity = models.PositiveIntegerField(default=1)
    struck_off = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "code"], name="one_thing_a_code"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ThingUse(models.Model):
    """What a case takes of a thing while it is kept for it or is out: days and how many."""

    case = models.OneToOneField("cases.Case", on_delete=models.CASCADE, related_name="thing_use")
    thing = models.ForeignKey(Thing, on_delete=models.CASCADE, related_name="uses")
    quantity = models.PositiveIntegerField()
    since = models.DateField()
    until = models.DateField()
    out = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.case_id} {self.until}"
