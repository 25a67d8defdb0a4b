"""The services a laptop does not have: embedded Postgres and Redis, and what starts everything.

This package is read by ``settings``, so importing it must not need Django.
"""

import contextlib
import os
import secrets
from pathlib import Path

from cofounder.errors import CofounderError


class ServiceError(CofounderError):
    """Something cannot start here. Its sentence says why, and what to do about it."""


def read_dotenv(path: Path) -> None:
    """Put the ``NAME=value`` lines of *path* into the environment; what is set there wins.

    ``DOTENV`` in the environment names another file (tests name none).
    """
    path = Path(os.environ.get("DOTENV") or path)
    if not path.is_file():
        return
    for line in path.read_text().splitlines():
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def secret_key(var: Path) -> str:
    """Return this installation's secret key, made on first use and kept in *var*."""
    from cofounder.services import places

    path = places.made(var) / "secret_key"
    if not path.exists():
        # Several processes may start on a fresh folder at once: the first one's key wins.
        draft = path.with_name(f"secret_key.{os.getpid()}")
        draft.touch(0o600)
        draft.write_text(secrets.token_urlsafe(50))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text()


def database_url(var: Path) -> str:
    """Return the address of the embedded Postgres of *var*: a unix socket. Starts nothing."""
    from cofounder.services import places

    return f"postgres://postgres@/cofounder?host={places.postgres_socket(var).parent}"


def redis_url(var: Path) -> str:
    """Return the address of the embedded Redis of *var*: a unix socket. Starts nothing."""
    from cofounder.services import places

    return f"unix://{places.redis_socket(var)}"
