"""Where sandboxed processes find our files, whatever folder the product was put in.

Root hands every sandbox to an account of its own, and such an account cannot pass through a
private folder such as root's home. So a supervisor that is root takes a mount namespace for
itself, and in it binds what sandboxes need to one place everybody may pass. Nobody else sees
those mounts and nothing is left of them when the supervisor dies.
"""

import ctypes
import os
from dataclasses import dataclass, replace
from pathlib import Path

#: A mount point only root can make; every supervisor has its own mounts there.
STAGE = Path("/run/cofounder-sandbox")

CLONE_NEWNS = 0x00020000
MS_RDONLY, MS_BIND, MS_REC, MS_SLAVE = 0x1, 0x1000, 0x4000, 0x80000
_libc = ctypes.CDLL(None, use_errno=True)


@dataclass(frozen=True)
class Places:
    """The folders of the supervisor, as sandboxed processes reach them."""

    boxes: Path
    layers: Path
    #: What is bound from elsewhere: real folder -> where it is reached.
    bound: tuple[tuple[Path, Path], ...] = ()

    def reach(self, path: Path) -> Path:
        """Return how a sandboxed process reaches *path*."""
        for real, staged in self.bound:
            if path == real or path.is_relative_to(real):
                return staged / path.relative_to(real)
        return path

    def also(self, folder: Path) -> "Places":
        """Return these places with *folder* reachable too."""
        if not self.bound:
            return self
        return replace(self, bound=(*self.bound, _bind(folder, folder.name)))


def prepare(boxes: Path, layers: Path) -> Places:
    """Make *boxes* and *layers* reachable for sandboxed processes; call it from the main thread.

    Not being root, or not being allowed to mount, they stay where they are.
    """
    for folder in (boxes, layers):
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711 if os.getuid() == 0 else 0o700)
    plain = Places(boxes, layers)
    if os.getuid() != 0:
        return plain
    try:
        STAGE.mkdir(mode=0o711, parents=True, exist_ok=True)
        _check(_libc.unshare(CLONE_NEWNS))
        _mount(None, Path("/"), MS_REC | MS_SLAVE)
        _mount("tmpfs", STAGE, 0, b"mode=0711,size=1m")
        return Places(boxes, layers, (_bind(boxes, "boxes"), _bind(layers, "layers")))
    except OSError:
        return plain  # the probe of the level tells whether sandboxes get along without


def _bind(folder: Path, name: str) -> tuple[Path, Path]:
    target = STAGE / name
    target.mkdir(mode=0o711)
    _mount(str(folder), target, MS_BIND)
    return folder, target


def _mount(source: str | None, target: Path, flags: int, data: bytes = b"") -> None:
    kind = source if source == "tmpfs" else None
    _check(
        _libc.mount(
            os.fsencode(source or "none"),
            os.fsencode(target),
            kind and kind.encode(),
            ctypes.c_ulong(flags),
            data,
        )
    )


def _check(result: int) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
