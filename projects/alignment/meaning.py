"""What words mean to each other: small static embeddings, loaded on first use, never fetched."""

import importlib.util
import logging
import threading
from collections.abc import Sequence
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


def embed(texts: Sequence[str]) -> "np.ndarray | None":
    """Return one unit vector for each text, zeros for a text without words; None without them."""
    model = embeddings()
    if model is None:
        return None
    import numpy as np

    vectors = model.embed([text.strip() or "." for text in texts])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(lengths > 0, lengths, 1.0)


def go_without() -> None:
    """Go by words alone from now on, as if there were no embeddings."""
    _loaded[:] = [None]
