"""The one state machine: rows that move through declared stages."""

import logging
from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from cofounder.errors import NotAllowedNow

logger = logging.getLogger(__name__)


class Staged(models.Model):
    """A row whose ``stage`` moves only along ``MOVES``, one safe step at a time.

    Subclasses declare a ``Stage`` enumeration, a ``stage`` field and ``MOVES``.
    """

    MOVES: ClassVar[Mapping[str, Collection[str]]]
    #: Fields that must also be as we believe them to be, such as a fencing token.
    GUARDS: ClassVar[tuple[str, ...]] = ()

    stage_changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def can_move(self, to: str) -> bool:
        """Tell whether ``MOVES`` leads from here to *to*."""
        return to in self.MOVES.get(self.stage, ())

    def move(self, to: str, **changes: Any) -> None:
        """Move to *to* and save *changes* with it, or raise ``NotAllowedNow``.

        One compare-and-set UPDATE: of two workers racing, exactly one wins.
        """
        changes |= {"stage": to, "stage_changed_at": timezone.now()}
        believed = {name: getattr(self, name) for name in ("stage", *self.GUARDS)}
        unmoved = type(self)._base_manager.filter(pk=self.pk, **believed)
        if not self.can_move(to) or not unmoved.update(**changes):
            logger.info(
                "%s %s cannot move from %s to %s", self._meta.label, self.pk, self.stage, to
            )
            raise NotAllowedNow("This has changed in the meantime. Look again.")
        for name, value in changes.items():
            setattr(self, name, value)
