"""A code names one agency; where two have it, the one that was there first keeps it."""

from typing import Any, ClassVar

from django.db import migrations, models
from django.db.models.functions import Lower


def only_the_first(apps: Any, _editor: Any) -> None:
    agency = apps.get_model("agencies", "Agency")
    taken = set()
    for row in agency.objects.exclude(code="").order_by("pk").only("pk", "code"):
        if row.code.lower() in taken:
            agency.objects.filter(pk=row.pk).update(code="")
        taken.add(row.code.lower())


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("agencies", "0002_bin"),
    ]

    operations: ClassVar = [
        migrations.RunPython(only_the_first, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.UniqueConstraint(
                Lower("code"),
                condition=models.Q(("code", ""), _negated=True),
                name="one_agency_per_code",
            ),
        ),
    ]
