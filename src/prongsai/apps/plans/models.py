"""Rows of plans: editions, each a document, and what becomes of a plan while it is in force."""

from __future__ import annotations

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key

DRAFT, APPROVED = "draft", "approved"


class ActionPlan(Removable):
    """A plan, whatever edition of it is in force; what becomes of it goes on through editions."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="action_plans"
    )
    key = models.CharField(max_length=40, unique=True, default=new_key)
    title = models.CharField(max_length=300)
    """Of its newest edition."""
    first = models.PositiveSmallIntegerField()
    """First fiscal year, Buddhist era."""
    years = models.PositiveSmallIntegerField()
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agency", "-first"])]

    def __str__(self) -> str:
        return self.key


class Edition(models.Model):
    """A plan as it stands in one edition; an approved one is never changed."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, default=DRAFT)
    approved = models.DateField(null=True)
    why = models.TextField(blank=True)
    """Why it was revised; from the second edition on."""
    content = models.JSONField(encoder=DjangoJSONEncoder)
    """The plan, without the money that was paid."""
    projects = models.PositiveSmallIntegerField(default=0)
    """How many, for lists."""
    outline = models.JSONField(default=dict)
    """The content as far as others ask for it who look over many plans: titles, units, items."""
    sought = models.TextField(blank=True)
    """Its title and those of its projects, a line each."""
    revision = models.PositiveIntegerField(default=1)
    """Counts changes of what it says, so that desks pass what they have read."""
    acts = models.JSONField(default=list)
    """The acts of its approval, oldest first."""
    made_by = models.CharField(max_length=40)
    written_by = models.JSONField(default=list)
    """Keys of those who changed what it says."""
    moved_at = models.DateTimeField()
    """When it last came a step further or back."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_edition_a_number"),
            models.UniqueConstraint(
                fields=["plan"], name="one_draft_of_a_plan", condition=models.Q(state=DRAFT)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.state == DRAFT


class Reading(models.Model):
    """What a KPI was on a day."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="readings")
    kpi = models.CharField(max_length=40)
    day = models.DateField()
    value = models.DecimalField(max_digits=21, decimal_places=6)
    source = models.CharField(max_length=300)
    received = models.BigIntegerField(null=True)
    known = models.DecimalField(max_digits=21, decimal_places=6, null=True)
    by = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "kpi", "day", "source"], name="one_reading_a_day_and_source"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.kpi} {self.day}"


class Actual(models.Model):
    """What became of a target in a year."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="actuals")
    goal = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=21, decimal_places=6)
    source = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "goal", "year"], name="one_actual_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.goal} {self.year}"


class CaseCount(models.Model):
    """So many cases of corruption of one year, stage and outcome; nobody is named."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="cases")
    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=20)
    outcome = models.CharField(max_length=20)
    number = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "year", "stage", "outcome"], name="one_count_a_stage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.year} {self.stage} {self.outcome}"


class Paid(models.Model):
    """What was disbursed for a project in a year."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="paid")
    project = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=17, decimal_places=2)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "project", "year"], name="paid_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.project} {self.year}"
