"""What went wrong while we thought or wrote: words for the founder, an id for staff."""

import logging
import secrets
from dataclasses import dataclass

from cofounder.errors import CofounderError
from cofounder.masking import mask

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mishap:
    """One failure. Founders quote *debug_id*; staff find it in the log."""

    words: str
    debug_id: str


def understand(problem: Exception, doing: str) -> Mishap:
    """Log *problem*, met while *doing* something, and put it into words.

    Call it while *problem* is being handled. What we did not expect is our bug: the founder is
    told so, the log has the rest.
    """
    debug_id = secrets.token_hex(4)
    if isinstance(problem, CofounderError):
        logger.warning("debug id %s: %s: %s", debug_id, doing, problem)
        return Mishap(mask(str(problem)), debug_id)
    logger.error("debug id %s: %s", debug_id, doing, exc_info=problem)
    return Mishap("Something broke on our side. Try again.", debug_id)
