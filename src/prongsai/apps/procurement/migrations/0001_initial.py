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
            name="ClosedMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("lines", models.JSONField(default=dict)),
                ("titles", models.JSONField(default=dict)),
                ("by", models.CharField(max_length=40)),
                ("at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closed_months",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "month"), name="a_month_is_closed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Purchase",
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
                ("title", models.CharField(max_length=500)),
                ("method", models.CharField(max_length=40)),
                ("stage", models.CharField(max_length=40)),
                ("budget_kind", models.CharField(blank=True, max_length=40)),
                ("budget", models.DecimalField(decimal_places=2, max_digits=17, null=True)),
                (
                    "reference_price",
                    models.DecimalField(decimal_places=2, max_digits=17, null=True),
                ),
                ("agreed_price", models.DecimalField(decimal_places=2, max_digits=17, null=True)),
                ("number", models.CharField(blank=True, max_length=20)),
                ("seller", models.CharField(blank=True, max_length=300)),
                ("tax_id", models.CharField(blank=True, max_length=20)),
                ("directors", models.JSONField(default=list)),
                ("bids", models.JSONField(default=list)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("above_why", models.CharField(blank=True, max_length=500)),
                ("planned", models.DateField(null=True)),
                ("contract", models.CharField(blank=True, max_length=120)),
                ("signed", models.DateField(null=True)),
                ("ends", models.DateField(null=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("sought", models.TextField(blank=True)),
                ("made_by", models.CharField(max_length=40)),
                ("made_at", models.DateTimeField()),
                ("removed_by", models.CharField(blank=True, max_length=40)),
                ("removed_at", models.DateTimeField(db_index=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchases",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["agency", "year", "id"], name="procurement_agency__876afc_idx"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="YearReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("problems", models.TextField(blank=True)),
                ("suggestions", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="purchase_reports",
                        to="agencies.agency",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agency", "year"), name="one_purchase_report_a_year"
                    )
                ],
            },
        ),
    ]
