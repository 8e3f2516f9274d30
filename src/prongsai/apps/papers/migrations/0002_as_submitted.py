from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="submitted",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="paper",
            name="written_by",
            field=models.JSONField(default=list),
        ),
    ]
