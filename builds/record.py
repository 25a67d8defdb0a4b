"""A build's record: numbered sentences for the founder, sanitised details behind them."""

import re

from django.db import transaction

from builds.models import Build, BuildEvent
from cofounder import live
from cofounder.masking import mask

LONGEST_DETAILS = 8_000
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f]")


def clean(text: str) -> str:
    """Make a log fit to keep: no secrets, no terminal codes, its end rather than its start."""
    text = mask(_ESCAPES.sub("", text))
    return text if len(text) <= LONGEST_DETAILS else "…" + text[-LONGEST_DETAILS:]


def tell(build: Build, sentence: str, *, details: str = "") -> BuildEvent:
    """Append *sentence* to the record of *build* and redraw its progress wherever it is open."""
    with transaction.atomic():
        # Numbers are given one at a time.
        Build.objects.select_for_update(no_key=True).get(pk=build.pk)
        newest = build.events.order_by("-seq").first()
        event = BuildEvent.objects.create(
            build=build,
            seq=newest.seq + 1 if newest else 1,
            stage=build.stage,
            sentence=clean(sentence)[:300],
            details=clean(details),
        )
        live.push(build.project_id, "builds/_progress.html", build=build)
    return event
