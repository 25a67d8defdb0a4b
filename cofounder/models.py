"""What the kernel itself remembers: how often each live topic has changed."""

from django.db import models


class Topic(models.Model):
    """A thing pages watch, and how often it has changed.

    The version is bumped by ``live.push`` in the transaction that makes the change, so it counts
    what was committed, in the order it was committed: its row is locked until then.
    """

    name = models.CharField(primary_key=True, max_length=80)
    version = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} at {self.version}"
