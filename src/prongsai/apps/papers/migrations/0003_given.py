from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0002_as_submitted"),
    ]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="given",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="paper",
            name="of",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["agency", "of"], name="papers_pape_agency__3fc682_idx"),
        ),
    ]
