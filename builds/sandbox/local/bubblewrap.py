"""The command line that puts a launch into namespaces of its own (levels 3 and 2)."""

import os
from collections.abc import Iterator
from pathlib import Path

from builds.sandbox.local.launches import VENV, Ground, Launch, environment
from builds.sandbox.protocol import HOME

#: The first process inside. Standard input is its lifeline: it waits for one line before it does
#: anything, and when the pipe closes, by will or because the supervisor died, it takes everything
#: in its namespace along. The command itself never sees the pipe.
GUARD = (
    "IFS= read -r go || exit 125; exec 9<&0 </dev/null; "
    '(IFS= read -r end <&9; kill -9 -1) & "$@" 9<&- & wait $!; exit $?'
)

#: Files of ``/etc`` an app may read, where the machine has them.
ETC = ("ssl", "ca-certificates", "ld.so.cache", "ld.so.conf", "alternatives", "mime.types")


def program(ground: Ground, launch: Launch) -> list[str]:
    """Return what runs inside: limits, guard, shell. Process limits only count correctly there."""
    limits = ground.limits.rlimits(batch=launch.batch) | {"nproc": ground.limits.processes}
    return [
        "/usr/bin/prlimit",
        *(f"--{name}={value}:{value}" for name, value in limits.items()),
        "--",
        *("/bin/sh", "-c", GUARD, "guard"),
        *("/bin/sh", "-c", launch.command),
    ]


def options(ground: Ground, launch: Launch) -> list[str]:
    """Return bubblewrap's options; they are handed over in a file so that ``ps`` shows none."""
    return [
        *("--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns"),
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
        *("--unshare-cgroup-try", "--hostname", "sandbox"),
        *("--new-session", "--die-with-parent", "--cap-drop", "ALL", "--clearenv"),
        *_system(ground),
        *(("--proc", "/proc") if ground.level >= 3 else ("--tmpfs", "/proc")),
        *("--dev", "/dev", "--size", str(ground.limits.tmp), "--tmpfs", "/dev/shm"),  # noqa: S108
        *("--remount-ro", "/dev"),  # else it is one more place to fill the memory
        *("--size", str(ground.limits.tmp), "--tmpfs", "/tmp"),  # noqa: S108
        *("--bind", str(launch.workspace), HOME, "--chdir", HOME),
        *(("--ro-bind", str(launch.layer), VENV) if launch.layer else ()),
        *("--remount-ro", "/"),
        *_environment(ground, launch),
    ]


def _system(ground: Ground) -> Iterator[str]:
    yield from ("--ro-bind", "/usr", "/usr")
    for name in ("bin", "sbin", "lib", "lib32", "lib64"):
        folder = Path("/", name)
        if folder.is_symlink():
            yield from ("--symlink", os.readlink(folder), str(folder))
        elif folder.is_dir():
            yield from ("--ro-bind", str(folder), str(folder))
    for name in ETC:
        yield from ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")
    for file in sorted(ground.etc.iterdir()):
        yield from ("--ro-bind", str(ground.places.reach(file)), f"/etc/{file.name}")
    if not ground.interpreter.belongs_to_system:
        prefix = str(ground.interpreter.prefix)
        yield from ("--ro-bind", prefix, prefix)


def _environment(ground: Ground, launch: Launch) -> Iterator[str]:
    venv = VENV if launch.layer else None
    inside = environment(ground, launch, home=HOME, venv=venv, tmp="/tmp")  # noqa: S108
    for name, value in inside.items():
        yield from ("--setenv", name, value)


def account_files(folder: Path) -> None:
    """Write the files of ``/etc`` that say who the app is and what its machine is called."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    files = {
        "passwd": f"user:x:1000:1000::{HOME}:/bin/sh\n",
        "group": "user:x:1000:\n",
        "hosts": "127.0.0.1 localhost sandbox\n::1 localhost\n",
        "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
    }
    for name, text in files.items():
        path = folder / name
        path.write_text(text)
        path.chmod(0o644)
