import django.db.models.deletion
from django.db import migrations, models

import prongsai.apps.look.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letterhead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("address", models.TextField(blank=True)),
                ("unit", models.CharField(blank=True, max_length=120)),
                ("telephone", models.CharField(blank=True, max_length=60)),
                ("letter_code", models.CharField(blank=True, max_length=30)),
                ("executive", models.CharField(blank=True, max_length=120)),
                ("executive_office", models.CharField(blank=True, max_length=200)),
                ("chief", models.CharField(blank=True, max_length=120)),
                ("chief_office", models.CharField(blank=True, max_length=200)),
                ("emblem", models.CharField(blank=True, max_length=40)),
                ("template", models.CharField(blank=True, max_length=40)),
                ("trial", models.CharField(blank=True, max_length=40)),
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letterhead",
                        to="agencies.agency",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Paper",
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
                ("kind", models.CharField(max_length=30)),
                ("title", models.CharField(max_length=300)),
                ("fields", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("of_year", models.PositiveSmallIntegerField(null=True)),
                ("of_version", models.PositiveIntegerField(null=True)),
                ("pack", models.CharField(blank=True, max_length=80)),
                ("pack_hash", models.CharField(blank=True, max_length=64)),
                ("inside", models.BooleanField(default=False)),
                ("elsewhere", models.BooleanField(default=False)),
                ("state", models.CharField(default="draft", max_length=12)),
                ("acts", models.JSONField(default=list)),
                ("approved", models.BooleanField(default=False)),
                ("series", models.CharField(blank=True, max_length=20)),
                ("number_year", models.PositiveSmallIntegerField(null=True)),
                ("count", models.PositiveIntegerField(null=True)),
                ("number", models.CharField(blank=True, max_length=60)),
                ("dated", models.DateField(null=True)),
                ("position", models.CharField(blank=True, max_length=200)),
                ("pdf", models.CharField(blank=True, max_length=40)),
                ("word", models.CharField(blank=True, max_length=40)),
                ("print_hash", models.CharField(blank=True, max_length=64)),
                ("scan", models.CharField(blank=True, max_length=40)),
                ("scan_hash", models.CharField(blank=True, max_length=64)),
                ("ready_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("sought", models.TextField(blank=True)),
                ("made_by", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                ("moved_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="agencies.agency",
                    ),
                ),
                (
                    "renews",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="renewals",
                        to="papers.paper",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced",
                        to="papers.paper",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "state"], name="papers_pape_agency__208daa_idx"),
                    models.Index(fields=["agency", "-id"], name="papers_pape_agency__8c16e8_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("count__isnull", False)),
                        fields=("agency", "series", "number_year", "count"),
                        name="no_number_twice",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                ("begun", models.PositiveIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "name", "year"), name="one_register_a_year"
                    )
                ],
            },
        ),
    ]
