import django.db.models.deletion
from django.db import migrations, models

import prongsai.apps.look.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0003_one_agency_per_code"),
    ]

    operations = [
        migrations.CreateModel(
            name="Measure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("removed_by", models.CharField(blank=True, max_length=40)),
                ("removed_at", models.DateTimeField(db_index=True, null=True)),
                (
                    "key",
                    models.CharField(
                        default=prongsai.apps.look.keys.new_key, max_length=40, unique=True
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=80)),
                ("place", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=400)),
                ("title_en", models.CharField(blank=True, max_length=400)),
                ("finding", models.TextField(blank=True)),
                ("indicators", models.JSONField(default=list)),
                ("items", models.JSONField(default=list)),
                ("topics", models.JSONField(default=list)),
                ("steps", models.JSONField(default=list)),
                ("units", models.JSONField(default=list)),
                ("everyone", models.BooleanField(default=False)),
                ("joint", models.BooleanField(default=False)),
                ("begins", models.DateField(null=True)),
                ("due", models.DateField(null=True)),
                ("cycle", models.CharField(max_length=30)),
                ("status", models.CharField(default="draft", max_length=12)),
                ("suggested", models.CharField(blank=True, max_length=80)),
                ("origin_year", models.PositiveSmallIntegerField(null=True)),
                ("origin_code", models.CharField(blank=True, max_length=80)),
                ("origin_since", models.PositiveSmallIntegerField(null=True)),
                ("history", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("sought", models.TextField(blank=True)),
                ("made_by", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeasureYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("pack", models.CharField(max_length=80)),
                ("assumed", models.CharField(blank=True, max_length=80)),
                ("pack_hash", models.CharField(max_length=64)),
                ("assumed_hash", models.CharField(blank=True, max_length=64)),
                ("year", models.PositiveSmallIntegerField()),
                ("answers", models.PositiveSmallIntegerField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measure_years",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OwnSuggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("removed_by", models.CharField(blank=True, max_length=40)),
                ("removed_at", models.DateTimeField(db_index=True, null=True)),
                (
                    "key",
                    models.CharField(
                        default=prongsai.apps.look.keys.new_key, max_length=40, unique=True
                    ),
                ),
                ("of", models.CharField(blank=True, max_length=40)),
                ("title", models.CharField(max_length=400)),
                ("title_en", models.CharField(blank=True, max_length=400)),
                ("indicators", models.JSONField(default=list)),
                ("topics", models.JSONField(default=list)),
                ("steps", models.JSONField(default=list)),
                ("units", models.JSONField(default=list)),
                ("everyone", models.BooleanField(default=False)),
                ("joint", models.BooleanField(default=False)),
                ("cycle", models.CharField(max_length=30)),
                ("made_by", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="own_suggestions",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=prongsai.apps.look.keys.new_key, max_length=40, unique=True
                    ),
                ),
                ("unit", models.CharField(max_length=60)),
                ("unit_name", models.CharField(max_length=300)),
                ("period", models.CharField(max_length=10)),
                ("progress", models.CharField(default="not started", max_length=20)),
                ("reason", models.CharField(blank=True, max_length=20)),
                ("reason_said", models.TextField(blank=True)),
                ("percent", models.PositiveSmallIntegerField(default=0)),
                ("done", models.TextField(blank=True)),
                ("began", models.DateField(null=True)),
                ("ended", models.DateField(null=True)),
                ("spent", models.DecimalField(decimal_places=2, max_digits=17, null=True)),
                ("result", models.CharField(blank=True, max_length=40)),
                ("obstacles", models.TextField(blank=True)),
                ("recommendation", models.TextField(blank=True)),
                ("proofs", models.JSONField(default=list)),
                ("state", models.CharField(default="draft", max_length=40)),
                ("returned", models.TextField(blank=True)),
                ("acts", models.JSONField(default=list)),
                ("authors", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                ("handed_in_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("noted_at", models.DateTimeField(null=True)),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="measures.measure",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(default=10)),
                ("closed", models.JSONField(default=dict)),
                ("open", models.JSONField(default=list)),
                ("known_until", models.DateField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report_rhythm",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="measure",
            index=models.Index(
                fields=["agency", "year", "place"], name="measures_me_agency__8c387d_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="measure",
            constraint=models.UniqueConstraint(
                fields=("agency", "year", "code"), name="one_measure_per_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="measureyear",
            constraint=models.UniqueConstraint(fields=("agency", "year"), name="one_measure_year"),
        ),
        migrations.AddConstraint(
            model_name="ownsuggestion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("of", ""), _negated=True),
                fields=("agency", "of"),
                name="own_suggestion_once",
            ),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["state", "measure"], name="measures_re_state_b05e80_idx"),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("measure", "unit", "period"), name="one_report_per_slot"
            ),
        ),
    ]
