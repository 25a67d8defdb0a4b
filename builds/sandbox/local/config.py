"""What the supervisor is told by the one who starts it."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builds.sandbox.local.limits import Limits

ROOT = Path(__file__).resolve().parents[3]

#: What the installer of dependencies needs of the machine's environment, and nobody else gets.
INSTALLER = (
    "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "NETRC",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE",
    "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
    "http_proxy", "https_proxy", "all_proxy", "no_proxy",
)  # fmt: skip
#: pip's names for what uv calls otherwise; uv's own names win.
PIP_NAMES = {
    "PIP_INDEX_URL": "UV_DEFAULT_INDEX",
    "PIP_EXTRA_INDEX_URL": "UV_EXTRA_INDEX_URL",
    "PIP_FIND_LINKS": "UV_FIND_LINKS",
}
#: Everything else the supervisor reads. What is not named here never enters its environment.
OWN = (
    "VAR_DIR", "LAYERS_DIR", "LAYERS_MAX", "PRODUCTION", "PREVIEW_IDLE", "PREVIEWS_AWAKE",
    "SANDBOX_MIN_LEVEL", "SANDBOX_ALLOW_UNISOLATED", "SANDBOX_LEVEL", "SANDBOX_PYTHON",
    "SANDBOX_DISK", "PATH", "TMPDIR", "LOG_LEVEL", "PYTHONUNBUFFERED",
    "LANG", "LC_ALL", "LC_CTYPE",  # Python itself sets the last one
)  # fmt: skip


def scrubbed(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the part of *environ* a supervisor may have: no secret of the platform is in it."""
    return {
        name: value
        for name, value in environ.items()
        if name in OWN or name in INSTALLER or name in PIP_NAMES or name.startswith("UV_")
    }


@dataclass(frozen=True)
class Config:
    """The supervisor's settings, with the defaults of ``cofounder.settings``."""

    var: Path
    layers: Path
    #: Bytes all dependency layers together may take.
    layers_max: int = 4 << 30
    #: Seconds without a visit after which a sandbox sleeps.
    idle: float = 900
    #: Apps that may be awake at once.
    awake: int = 8
    min_level: int = 1
    allow_unisolated: bool = False
    #: Use at most this level although a better one is possible; None: the best there is.
    level: int | None = None
    #: The Python apps run on; empty: we choose (``interpreter.choose``).
    python: str = ""
    installer: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)

    @property
    def home(self) -> Path:
        """Where sandboxes keep their files."""
        return self.var / "sandbox"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Config":
        """Read the settings from *environ*."""
        environ = {name: value for name, value in environ.items() if value}

        def truth(name: str) -> bool:
            return environ.get(name, "").lower() in {"1", "true", "yes"}

        var = Path(environ.get("VAR_DIR", ROOT / "var")).absolute()
        floor = "3" if truth("PRODUCTION") else "1"
        return cls(
            var=var,
            layers=Path(environ.get("LAYERS_DIR") or var / "layers").absolute(),
            layers_max=int(environ.get("LAYERS_MAX", cls.layers_max)),
            idle=float(environ.get("PREVIEW_IDLE", "900")),
            awake=int(environ.get("PREVIEWS_AWAKE", "8")),
            min_level=int(environ.get("SANDBOX_MIN_LEVEL", floor)),
            allow_unisolated=truth("SANDBOX_ALLOW_UNISOLATED"),
            level=int(environ["SANDBOX_LEVEL"]) if "SANDBOX_LEVEL" in environ else None,
            python=environ.get("SANDBOX_PYTHON", ""),
            installer=_installer(environ),
            limits=Limits(disk=int(environ.get("SANDBOX_DISK", Limits.disk))),
        )


def _installer(environ: Mapping[str, str]) -> dict[str, str]:
    chosen = {
        name: value
        for name, value in environ.items()
        if name in INSTALLER or (name.startswith("UV_") and name != "UV_PYTHON")
    }
    for pip, uv in PIP_NAMES.items():
        if pip in environ:
            chosen.setdefault(uv, environ[pip])
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_NO_PROGRESS": "1",
        "NO_COLOR": "1",
    } | chosen


def clean_python(*arguments: str | Path) -> list[str]:
    """Return the command line of a small program of ours: no site packages, no environment."""
    return [sys.executable, "-I", "-S", *map(str, arguments)]
