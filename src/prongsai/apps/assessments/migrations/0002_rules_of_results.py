"""Each version of a result names its own rules, and rules are kept word for word."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models


def take_over(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - as Django calls it
    """Until now every version was made by the rules of its year."""
    results = apps.get_model("assessments", "Result").objects
    years = apps.get_model("assessments", "Assessment").objects.filter(
        pk=models.OuterRef("assessment")
    )
    names = ("pack", "assumed", "pack_hash")
    results.update(**{name: models.Subquery(years.values(name)[:1]) for name in names})


class Migration(migrations.Migration):
    dependencies: ClassVar = [("assessments", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="KeptRules",
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
                ("content", models.TextField()),
                ("lent", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pack_hash", "assumed_hash"), name="rules_kept_once"
                    )
                ],
            },
        ),
        *(
            migrations.AddField(
                model_name=model,
                name=name,
                field=models.CharField(blank=blank, default="", max_length=length),
                preserve_default=False,
            )
            for model, name, length, blank in (
                ("assessment", "assumed_hash", 64, True),
                ("result", "pack", 80, False),
                ("result", "assumed", 80, True),
                ("result", "pack_hash", 64, False),
                ("result", "assumed_hash", 64, True),
            )
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
