"""Rows of measures, of what units report on them, and of an agency's own suggestions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from prongsai.apps.assessments.models import UnderRules
from prongsai.apps.bin.models import Removable
from prongsai.apps.look.keys import new_key
from prongsai.core.follow_up.report import Progress, ReportState
from prongsai.core.follow_up.slots import DAYS_TO_REPORT
from prongsai.core.measures.measure import Status


class MeasureYear(UnderRules):
    """A fiscal year in which an agency has measures, and whose items they answer."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="measure_years"
    )
    year = models.PositiveSmallIntegerField()
    """Fiscal year in which they are done, Buddhist era."""
    answers = models.PositiveSmallIntegerField(null=True)
    """The year of the result that they answer; none where there was none."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year"], name="one_measure_year"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}"


class Rhythm(models.Model):
    """How an agency reports, where it is not as shipped."""

    agency = models.OneToOneField(
        "agencies.Agency", on_delete=models.PROTECT, related_name="report_rhythm"
    )
    days = models.PositiveSmallIntegerField(default=DAYS_TO_REPORT)
    """Working days from the end of a period until its report is due."""
    closed = models.JSONField(default=dict)
    """Days on which its offices are closed besides the table that ships, by day, each with why."""
    open = models.JSONField(default=list)
    """Days of that table on which they are open all the same."""
    known_until = models.DateField(null=True)
    """Up to when the office's own table is complete; else the shipped one says."""
    reminded = models.DateField(null=True)
    """The day up to which people were reminded of reports."""
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.agency_id}"


class Measure(Removable):
    """One measure of one fiscal year."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="measures")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    """For addresses, the trail and whatever refers to it."""
    year = models.PositiveSmallIntegerField()
    """Fiscal year, Buddhist era."""
    code = models.CharField(max_length=80)
    """Its key within the year, as files hold it."""
    place = models.PositiveIntegerField()
    """In printed order."""
    title = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    finding = models.TextField(blank=True)
    indicators = models.JSONField(default=list)
    items = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    units = models.JSONField(default=list)
    """The leading one first: `id` for good, `name` and `part` as they are printed."""
    everyone = models.BooleanField(default=False)
    joint = models.BooleanField(default=False)
    begins = models.DateField(null=True)
    due = models.DateField(null=True)
    success = models.CharField(max_length=400, blank=True)
    """What is measured to see whether it works."""
    success_unit = models.CharField(max_length=60, blank=True)
    success_target = models.CharField(max_length=40, blank=True)
    """As typed: no figure is rounded by a column."""
    cycle = models.CharField(max_length=30)
    status = models.CharField(max_length=12, default=Status.DRAFT.value)
    suggested = models.CharField(max_length=80, blank=True)
    """Key of the suggestion it was made of."""
    origin_year = models.PositiveSmallIntegerField(null=True)
    origin_code = models.CharField(max_length=80, blank=True)
    origin_since = models.PositiveSmallIntegerField(null=True)
    plan = models.CharField(max_length=40, blank=True)
    """Key of the plan whose project it was made of; the same in all editions."""
    plan_title = models.TextField(blank=True)
    project = models.CharField(max_length=40, blank=True)
    """Key of that project; it stays when its title changes."""
    project_title = models.TextField(blank=True)
    history = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    sought = models.TextField(blank=True)
    """Title and codes as searches look for them."""
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "year", "code"], name="one_measure_per_code"),
            models.UniqueConstraint(
                fields=["agency", "year", "plan", "project"],
                condition=~models.Q(plan=""),
                name="one_measure_per_project",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "year", "place"])]

    def __str__(self) -> str:
        return self.key


class Report(models.Model):
    """What a unit tells of a measure for one period; the row appears when it first writes."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="reports")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    unit = models.CharField(max_length=60)
    """Id of the unit as its measure holds it: key of a division, or of a text."""
    unit_name = models.CharField(max_length=300)
    """As it was printed when the report was first written."""
    period = models.CharField(max_length=10)
    progress = models.CharField(max_length=20, default=Progress.NOT_STARTED.value)
    reason = models.CharField(max_length=20, blank=True)
    reason_said = models.TextField(blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    done = models.TextField(blank=True)
    began = models.DateField(null=True)
    ended = models.DateField(null=True)
    spent = models.DecimalField(max_digits=17, decimal_places=2, null=True)
    result = models.CharField(max_length=40, blank=True)
    """Exact, as text: no database rounds it."""
    obstacles = models.TextField(blank=True)
    recommendation = models.TextField(blank=True)
    proofs = models.JSONField(default=list)
    """What shows it: `title`, `address`, or `file` (key of a file of the file store)."""
    state = models.CharField(max_length=40, default=ReportState.DRAFT.value)
    """As its acts make it; kept so that the database can count."""
    returned = models.TextField(blank=True)
    acts = models.JSONField(default=list)
    """The acts of its approval, oldest first."""
    authors = models.JSONField(default=list)
    """Keys of all who wrote it."""
    revision = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "unit", "period"], name="one_report_per_slot"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "measure"])]

    def __str__(self) -> str:
        return self.key


class OwnSuggestion(Removable):
    """A measure that an agency keeps to be adopted again."""

    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, related_name="own_suggestions"
    )
    key = models.CharField(max_length=40, unique=True, default=new_key)
    of = models.CharField(max_length=40, blank=True)
    """Key of the measure it was saved from."""
    title = models.CharField(max_length=400)
    title_en = models.CharField(max_length=400, blank=True)
    indicators = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    """Topics stay when the codes of items change."""
    steps = models.JSONField(default=list)
    units = models.JSONField(default=list)
    everyone = models.BooleanField(default=False)
    joint = models.BooleanField(default=False)
    cycle = models.CharField(max_length=30)
    made_by = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agency", "of"], condition=~models.Q(of=""), name="own_suggestion_once"
            ),
        ]

    def __str__(self) -> str:
        return self.key
