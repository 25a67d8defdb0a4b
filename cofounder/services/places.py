"""Where the embedded services keep their files, and which system account may reach them.

Every answer depends only on ``VAR_DIR`` and on who we are, so that each process finds the same
sockets without asking the others.
"""

import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cofounder.services import ServiceError
from cofounder.services.sockets import socket_path

#: Bytes a unix socket's path may have (``sun_path`` on Linux, without the closing zero).
SOCKET_PATH_LIMIT = 107
#: Postgres refuses to run as root; as root it runs as this account, made on first use.
ACCOUNT = "cofounder-postgres"
POSTGRES_SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Account:
    """A system account a program runs as."""

    uid: int
    gid: int


def made(var: Path) -> Path:
    """Return *var*, made when it is missing; others may pass through it, not look around."""
    if not var.is_dir():
        var.mkdir(parents=True, exist_ok=True)
        var.chmod(0o711)
    return var


def postgres_home(var: Path) -> Path:
    """Return the folder of Postgres' data and binaries: *var*, unless its account cannot enter.

    Only root has this trouble: a project below a private home folder is closed to the account
    Postgres runs as.
    """
    if os.geteuid() != 0 or passable(made(var)):
        return var
    return Path(f"/var/lib/cofounder-{_short_name(var)}")


def postgres_data(var: Path) -> Path:
    """Return the folder of the database cluster."""
    return postgres_home(var) / "postgres"


def postgres_socket(var: Path) -> Path:
    """Return the unix socket Postgres listens on."""
    socket = postgres_data(var).absolute() / POSTGRES_SOCKET
    # The lock file beside the socket has the longest name.
    if len(os.fsencode(socket)) + len(".lock") <= SOCKET_PATH_LIMIT:
        return socket
    return Path(tempfile.gettempdir()) / f"cofounder-postgres-{_short_name(var)}" / socket.name


def redis_socket(var: Path) -> Path:
    """Return the unix socket Redis listens on."""
    return socket_path(var, "redis/redis.sock")


def passable(folder: Path) -> bool:
    """True when every account of this machine may pass through *folder* and all above it."""
    folder = folder.resolve()
    return all(place.stat().st_mode & 0o001 for place in (folder, *folder.parents))


def private_folder(path: Path, account: Account | None) -> Path:
    """Make *path* a folder only *account* (default: we) may enter, or say why it cannot be."""
    path.mkdir(parents=True, exist_ok=True)
    owner = account.uid if account else os.geteuid()
    if path.stat().st_uid != owner or path.is_symlink():
        if os.geteuid() != 0 or path.is_symlink():
            raise ServiceError(f"{path} belongs to another account. Remove it or set VAR_DIR.")
        os.chown(path, owner, account.gid if account else os.getegid())
    path.chmod(0o700)
    return path


def postgres_account() -> Account | None:
    """Return the account Postgres runs as: nobody special, except when we are root."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(ACCOUNT)
    except KeyError:
        entry = _new_account()
    return Account(entry.pw_uid, entry.pw_gid)


def _new_account() -> pwd.struct_passwd:
    if shutil.which("useradd"):
        command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    elif shutil.which("adduser"):  # busybox
        command = ["adduser", "-S", "-D", "-H"]
    else:
        raise ServiceError(
            "Postgres does not run as root, and this machine has no useradd to make an account "
            "for it. Start as an ordinary user, or set DATABASE_URL."
        )
    done = subprocess.run([*command, ACCOUNT], capture_output=True, text=True, check=False)
    try:
        return pwd.getpwnam(ACCOUNT)  # another process may have made it meanwhile
    except KeyError:
        raise ServiceError(
            f"Postgres does not run as root, and its account {ACCOUNT} could not be made: "
            f"{done.stderr.strip()}. Start as an ordinary user, or set DATABASE_URL."
        ) from None


def _short_name(var: Path) -> str:
    return hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:10]


def is_linux() -> bool:
    """True where the kernel can tell children that their parent died."""
    return sys.platform == "linux"
