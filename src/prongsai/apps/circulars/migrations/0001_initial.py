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
            name="Circular",
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
                ("title", models.CharField(max_length=300)),
                ("asks", models.TextField()),
                ("address", models.TextField(blank=True)),
                ("file", models.CharField(blank=True, max_length=40)),
                ("paper", models.CharField(blank=True, max_length=40)),
                ("until", models.DateField(null=True)),
                ("everybody", models.BooleanField(default=False)),
                ("units", models.TextField(blank=True)),
                ("roles", models.TextField(blank=True)),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("made_by", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                ("of_whole", models.BooleanField(default=False)),
                ("sent_by", models.CharField(blank=True, max_length=40)),
                ("sent_at", models.DateTimeField(null=True)),
                ("hash", models.CharField(blank=True, max_length=64)),
                ("end", models.CharField(blank=True, max_length=10)),
                ("ended_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("reminded", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circulars",
                        to="agencies.agency",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="circulars.circular",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=40)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("role", models.CharField(max_length=30)),
                ("at", models.DateTimeField(null=True)),
                (
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="circulars.circular",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="circular",
            index=models.Index(fields=["agency", "sent_at"], name="circulars_c_agency__583bb3_idx"),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(
                fields=("circular", "person"), name="acknowledged_once"
            ),
        ),
    ]
