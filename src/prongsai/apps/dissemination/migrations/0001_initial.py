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
            name="Posting",
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
                ("year", models.PositiveSmallIntegerField()),
                ("subject", models.CharField(max_length=300)),
                ("channel", models.CharField(max_length=40)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("first", models.DateField()),
                ("last", models.DateField(null=True)),
                ("address", models.TextField(blank=True)),
                ("file", models.CharField(blank=True, max_length=40)),
                ("made_by", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                ("removed_by", models.CharField(blank=True, max_length=40)),
                ("removed_at", models.DateTimeField(db_index=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="postings",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "year", "first"], name="disseminati_agency__a0a4e8_idx"
                    )
                ],
            },
        ),
    ]
