from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0003_what_stays_inside"),
    ]

    operations = [
        migrations.AddField(
            model_name="result",
            name="removed_at",
            field=models.DateTimeField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name="result",
            name="removed_by",
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
