"""Keep one command where there are no namespaces (levels 1 and 0).

A program of its own (``python -I -S keeper.py``): its first line of input says what to run. The
rest of the input is a lifeline: when it ends, by will or because the supervisor died, the keeper
kills every descendant of the command, daemons too, and ends. What happens is told as JSON lines
on the file descriptor named by the first argument, in bubblewrap's words.
"""

import base64
import ctypes
import json
import os
import resource
import select
import signal
import sys
from typing import Any, NoReturn

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import landlock

SET_SECCOMP, FILTER, SET_CHILD_SUBREAPER = 22, 2, 36
#: Landlock knows TCP ports since version 4, signals since 6.
WITH_PORTS, WITH_SIGNALS = 4, 6


class Program(ctypes.Structure):
    """``struct sock_fprog``."""

    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def main() -> int:
    """Run what the first line of input says; return its exit code."""
    status = int(sys.argv[1])
    spec = json.loads(_line(0))
    landlock.libc.prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    ready, failure = os.pipe()  # closed by exec, so an empty answer means success
    child = os.fork()
    if child == 0:
        _become(spec, failure)
    os.close(failure)
    why = os.read(ready, 4096)
    if why:
        _tell(status, {"error": why.decode()})
        return 126
    _tell(status, {"child-pid": child})
    watch = os.pidfd_open(child)
    finished, _, _ = select.select([0, watch], [], [])
    sweep()
    code = 137
    if watch in finished:
        code = exit_codes.get(child, 137)
        _tell(status, {"exit-code": code})
    return code


def _become(spec: dict[str, Any], failure: int) -> NoReturn:
    try:
        _enter(spec)
        os.execve("/bin/sh", ["/bin/sh", "-c", spec["command"]], spec["env"])
    except BaseException as error:  # noqa: BLE001  (whatever it is, the supervisor reports it)
        os.write(failure, f"{type(error).__name__}: {error}".encode())
    os._exit(126)


def _enter(spec: dict[str, Any]) -> None:
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    uid = spec["uid"]
    rules = None
    if spec["level"] >= 1:
        abi = landlock.version()
        if abi < (WITH_SIGNALS if uid is None else WITH_PORTS):
            raise OSError(f"Landlock of this kernel is version {abi}, which is too old")
        rules = landlock.ruleset(spec["readable"], spec["writable"], spec["ports"])
    for name, value in spec["limits"].items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name.upper()}"), (value, value))
    if uid is not None:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    os.chdir(spec["workspace"])
    if rules is not None:
        landlock.restrict(rules)
        code = base64.b64decode(spec["filter"])
        program = Program(len(code) // 8, code)
        if landlock.libc.prctl(SET_SECCOMP, FILTER, ctypes.byref(program), 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "the filter of system calls was refused")


exit_codes: dict[int, int] = {}


def sweep() -> None:
    """Kill every descendant and wait for it; one that forks meanwhile is found again."""
    while True:
        _reap()
        left = descendants(os.getpid())
        if not left:
            return
        for number in (signal.SIGSTOP, signal.SIGKILL):  # stopped, it cannot fork away from us
            for pid in left:
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    continue
        select.select([], [], [], 0.001)


def _reap() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        code = os.waitstatus_to_exitcode(status)
        exit_codes[pid] = code if code >= 0 else 128 - code


def descendants(root: int) -> list[int]:
    """Return the living descendants of the process *root*."""
    parents = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as file:
                    fields = file.read().rpartition(b")")[2].split()
            except OSError:
                continue
            if int(name) == root or fields[0] not in b"ZX":
                parents[int(name)] = int(fields[1])
    found = {root}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in found} - found
        found |= more
        grown = bool(more)
    return sorted(found - {root})


def _line(source: int) -> bytes:
    data = b""
    while not data.endswith(b"\n"):
        part = os.read(source, 1 << 16)
        if not part:
            raise SystemExit(125)
        data += part
    return data


def _tell(status: int, message: dict[str, Any]) -> None:
    try:
        os.write(status, json.dumps(message).encode() + b"\n")
    except BrokenPipeError:
        return  # the supervisor is gone; the lifeline says so too


if __name__ == "__main__":
    sys.exit(main())
