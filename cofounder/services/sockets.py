"""Where unix sockets lie: beside their files, or in a short place when the path is too long."""

import hashlib
import os
import tempfile
from pathlib import Path

#: Bytes a unix socket's path may have on every system we know (Linux allows 107).
LONGEST = 100


def socket_path(var: Path, name: str) -> Path:
    """Return where the unix socket *name* (``"sandbox/control.sock"``) of *var* lies.

    Every process that asks gets the same answer. The folder of the answer may not exist yet:
    whoever listens makes it, with ``private_folder``.
    """
    path = Path(os.path.abspath(var)) / name
    if len(os.fsencode(path)) <= LONGEST:
        return path
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:20]
    return Path(tempfile.gettempdir()) / f"cofounder-{os.getuid()}" / f"{digest}.sock"


def private_folder(path: Path) -> None:
    """Make the folder *path*, and refuse one that another user made in our place."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    owner = path.lstat().st_uid
    if path.is_symlink() or owner != os.getuid():
        raise PermissionError(f"{path} belongs to user {owner}, not to us.")
