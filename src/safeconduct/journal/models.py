"""The one table of the journal, which only grows; entering.py writes it, store.py and export.py read it."""

from django.db import models


class Entry(models.Model):
    """One thing that was entered: numbered 1, 2, 3 ..., signed, dated and chained by hash to the one before.

    `body` is canonical JSON. `recorded` is UTC as ISO text with microseconds, as it goes into the digest. The table
    itself refuses every change and removal (migration 0001).
    """

    number = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=40)
    key = models.TextField()
    subject = models.TextField(default="", blank=True, db_index=True)
    body = models.TextField()
    author = models.TextField()
    recorded = models.CharField(max_length=40)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["kind", "key"], name="one_entry_for_each_kind_and_key"),)

    def __str__(self) -> str:
        return f"{self.number} {self.kind} {self.key}"
