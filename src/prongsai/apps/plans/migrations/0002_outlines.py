"""Editions hold what others ask for who look over many plans, and what a search looks through."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import migrations, models

from prongsai.apps.plans import bridge


def from_content(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 - as Django calls it
    """What editions say already."""
    editions = apps.get_model("plans", "Edition").objects
    for row in editions.iterator():
        said = bridge.columns(bridge.plan_from(row.content))
        editions.filter(pk=row.pk).update(outline=said["outline"], sought=said["sought"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [("plans", "0001_initial")]
    operations: ClassVar = [
        migrations.AddField(
            model_name="edition", name="outline", field=models.JSONField(default=dict)
        ),
        migrations.AddField(
            model_name="edition", name="sought", field=models.TextField(blank=True)
        ),
        migrations.RunPython(from_content, migrations.RunPython.noop),
    ]
