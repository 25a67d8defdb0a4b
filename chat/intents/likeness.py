"""How like a sentence is to what founders say for each intent, by what its words mean."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

from chat.intents.examples import EXAMPLES
from projects.alignment.meaning import embed


def to_examples(text: str) -> dict[str, float]:
    """Return for each intent how like *text* is to its nearest example, at most 1.

    Empty where this installation has no embeddings; the rules then decide alone.
    """
    examples = _examples()
    asked = embed([text]) if examples is not None else None
    if asked is None or examples is None:
        return {}
    found: dict[str, float] = {}
    for (intent, _), score in zip(EXAMPLES, (examples @ asked[0]).tolist(), strict=True):
        found[intent] = max(score, found.get(intent, 0.0))
    return found


def prepare() -> None:
    """Begin to load, once for each process and in the background: it takes about a second."""
    if not _examples.cache_info().currsize:
        threading.Thread(target=_examples, daemon=True).start()


@cache
def _examples() -> Any:
    """The vectors of all examples, made once for each process."""
    return embed([sentence for _, sentence in EXAMPLES])
