"""The services a laptop does not have: embedded Postgres and Redis, and what starts everything.

This package is read by ``settings``, so importing it must not need Django.
"""

import os
import secrets
from pathlib import Path


def read_dotenv(path: Path) -> None:
    """Put the ``NAME=value`` lines of *path* into the environment; what is set there wins."""
    if not path.is_file():
        return
    for line in path.read_text().splitlines():
        name, equals, value = line.partition("=")
        if equals and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def secret_key(var: Path) -> str:
    """Return this installation's secret key, made on first use and kept in *var*."""
    path = var / "secret_key"
    if not path.exists():
        var.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


def database_url(var: Path) -> str:
    """Return the address of the embedded Postgres: a unix socket below *var*."""
    return f"postgres://postgres@/cofounder?host={var / 'postgres'}"


def redis_url(var: Path) -> str:
    """Return the address of the embedded Redis: a unix socket below *var*."""
    return f"unix://{var / 'redis' / 'redis.sock'}"
