"""What words mean to each other: small static embeddings, loaded on first use, never fetched."""

import importlib.util
import logging
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

logger = logging.getLogger(__name__)
_lock = threading.Lock()
_loaded: list[Any] = []


def _load() -> Any:
    """Load the embeddings from the installed package; None, with a line in the log, without."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        found = importlib.util.find_spec("wordllama")
        if found is None or found.origin is None:
            raise ImportError("wordllama is not installed")
        from wordllama import WordLlama

        return WordLlama.load(cache_dir=Path(found.origin).parent, disable_download=True)
    except (ImportError, OSError, ValueError) as problem:
        logger.warning("alignment goes by words alone, without embeddings: %s", problem)
        return None
    finally:  # the package configures the root logger when it is imported; that is our business
        root.handlers[:] = handlers
        root.setLevel(level)


def embeddings() -> Any:
    """Return the embeddings (about a second, once for each process) or None if there are none."""
    if not _loaded:
        with _lock:
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


@lru_cache(maxsize=512)
def _embed_one(text: str) -> "np.ndarray":
    """Return the mean of a text's tokens, as long as 1; zeros for a text without any.

    One by one: the tokenizer's batches start threads, which a worker that forks must not have.
    """
    import numpy as np

    model = embeddings()
    tokens = model.tokenizer.encode(text, add_special_tokens=False).ids
    mean = model.embedding[tokens].mean(0) if tokens else np.zeros(model.embedding.shape[1])
    return mean / (np.linalg.norm(mean) or 1.0)


def embed(texts: Sequence[str]) -> "np.ndarray | None":
    """Return one unit vector for each text, or None if there are no embeddings."""
    if embeddings() is None:
        return None
    import numpy as np

    return np.stack([_embed_one(text) for text in texts])


def go_without() -> None:
    """Go by words alone from now on, as if there were no embeddings."""
    _loaded[:] = [None]
