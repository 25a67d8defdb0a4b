"""Landlock: let a process give up files, ports and signals for itself and all its children.

Used by ``keeper`` without any package path, so it imports the standard library only.
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH, NET_PORT = 1, 2
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, TRUNCATE, IOCTL_DEV = 1, 2, 4, 8, 1 << 14, 1 << 15
READ_ONLY = EXECUTE | READ_FILE | READ_DIR
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
BIND_TCP, CONNECT_TCP = 1, 2
ABSTRACT_SOCKETS, SIGNALS = 1, 2
NO_NEW_PRIVILEGES = 38

libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """Return the kernel's Landlock version, 0 when there is none."""
    return max(libc.syscall(CREATE_RULESET, None, 0, 1), 0)


def ruleset(readable: Iterable[str], writable: Iterable[str], ports: Iterable[int]) -> int:
    """Return a file descriptor of rules: only these paths, listening on these TCP *ports* only."""
    abi = version()
    files = (1 << 13) - 1
    files |= sum(1 << bit for bit, since in ((13, 2), (14, 3), (15, 5)) if abi >= since)
    scopes = ABSTRACT_SOCKETS | SIGNALS if abi >= 6 else 0
    attributes = struct.pack("QQQ", files, BIND_TCP | CONNECT_TCP, scopes)
    size = 24 if abi >= 6 else 16
    rules = _checked(libc.syscall(CREATE_RULESET, attributes[:size], size, 0))
    for path in readable:
        _allow_path(rules, path, READ_ONLY & files)
    for path in writable:
        _allow_path(rules, path, files)
    for port in ports:
        rule = ctypes.create_string_buffer(struct.pack("QQ", BIND_TCP, port))
        _checked(libc.syscall(ADD_RULE, rules, NET_PORT, rule, 0))
    return rules


def restrict(rules: int) -> None:
    """Put this process and all its future children under *rules*, for good."""
    _checked(libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    _checked(libc.syscall(RESTRICT_SELF, rules, 0))
    os.close(rules)


def _allow_path(rules: int, path: str, access: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            access &= ON_FILES
        rule = ctypes.create_string_buffer(struct.pack("=Qi", access, place))
        _checked(libc.syscall(ADD_RULE, rules, PATH_BENEATH, rule, 0))
    finally:
        os.close(place)


def _checked(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
