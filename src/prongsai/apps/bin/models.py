"""What a row keeps that people may delete."""

from __future__ import annotations

from django.db import models


class Removable(models.Model):
    """A row that lies in the recycle bin while somebody has removed it; nothing shows it then."""

    removed_by = models.CharField(max_length=40, blank=True)
    removed_at = models.DateTimeField(null=True, db_index=True)
    """Since when."""

    class Meta:
        abstract = True
