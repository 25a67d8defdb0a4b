"""Keeping secrets out of what is stored, shown and logged."""

import logging
import re

from django.conf import settings

#: What keys of services look like, and the password in an address.
_SHAPES = re.compile(
    r"sk-ant-[\w-]{8,}|e2b_\w{8,}|AKIA[0-9A-Z]{12,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{10,}"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----"
    r"|(?<=://)[^\s/:@]+:[^\s/@]+(?=@)",
    re.DOTALL,
)
#: Settings that are secret whatever they look like. Shorter values occur by chance.
_OURS = ("SECRET_KEY", "EMAIL_HOST_PASSWORD")
_SHORTEST = 8
_MASK = "•••"


def mask(text: str) -> str:
    """Return *text* without what looks like a key, and without the secrets of this installation."""
    values = [str(getattr(settings, name, "")) for name in _OURS]
    values += [str(database.get("PASSWORD", "")) for database in settings.DATABASES.values()]
    for value in values:
        if len(value) >= _SHORTEST:
            text = text.replace(value, _MASK)
    return _SHAPES.sub(_MASK, text)


class MaskedFormatter(logging.Formatter):
    """Writes log lines, tracebacks included, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
