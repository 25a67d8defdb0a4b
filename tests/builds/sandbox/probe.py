"""A hostile program: tries what an app must not be able to do, and prints what worked."""

# ruff: noqa: SIM115, T201  (a hostile program does not tidy up)
import contextlib
import ctypes
import json
import os
import platform
import socket
import subprocess
import sys
from pathlib import Path

target = json.loads(sys.argv[1])
ADD_KEY = {"x86_64": 248, "aarch64": 217}[platform.machine()]
libc = ctypes.CDLL(None, use_errno=True)


def connect(family, kind, address):
    with socket.socket(family, kind) as sock:
        sock.settimeout(2)
        sock.connect(address)
        if kind == socket.SOCK_DGRAM:
            sock.send(b"x")
    return True


def write(path):
    Path(path).write_text("owned")
    return True


def environments():
    found = b""
    for process in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            found += (process / "environ").read_bytes()
    return b"PLATFORM_SECRET" in found


def succeeds(number):
    return number >= 0


def allocate(megabytes):
    return bool(bytearray(megabytes << 20))


def fill(folder, megabytes):
    with open(f"{folder}/filler", "wb") as file:
        for _ in range(megabytes):
            file.write(bytes(1 << 20))
            file.flush()
    return True


ATTEMPTS = {
    "read a secret file": lambda: bool(Path(target["secret"]).read_text()),
    "list the folder of secrets": lambda: bool(os.listdir(Path(target["secret"]).parent)),
    "read another sandbox": lambda: bool(Path(target["neighbour"]).read_text()),
    "read the account list": lambda: "root:" in Path("/etc/passwd").read_text(),
    "write outside": lambda: write(target["outside"]),
    "write into the dependencies": lambda: write(f"{os.environ['VIRTUAL_ENV']}/lib/owned.py"),
    "write into /usr": lambda: write("/usr/owned"),
    "write into /dev": lambda: write("/dev/owned"),
    "read environments": environments,
    "see the platform's secret": lambda: "PLATFORM_SECRET" in os.environ,
    "signal the platform": lambda: os.kill(target["pid"], 0) is None,
    "limit the platform": lambda: succeeds(
        libc.prlimit(target["pid"], 7, None, (ctypes.c_ulong * 2)())
    ),
    "trace the platform": lambda: succeeds(libc.ptrace(16, target["pid"], None, None)),
    "read the platform's memory": lambda: bool(Path(f"/proc/{target['pid']}/mem").open("rb")),
    "connect to a port": lambda: connect(
        socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", target["port"])
    ),
    "send a datagram": lambda: (
        connect(socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", target["port"]))
        and target["level"] < 2
    ),  # a network of one's own swallows it
    "connect by multipath TCP": lambda: (
        socket.socket(socket.AF_INET, 1, 262).connect(("127.0.0.1", target["port"])) is None
    ),
    "connect to a unix socket": lambda: connect(
        socket.AF_UNIX, socket.SOCK_STREAM, target["socket"]
    ),
    "connect to an abstract socket": lambda: connect(
        socket.AF_UNIX, socket.SOCK_STREAM, "\0" + target["abstract"]
    ),
    "open netlink": lambda: bool(socket.socket(16, 3)),
    "open vsock": lambda: bool(socket.socket(40, 1)),
    "make a raw socket": lambda: bool(socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)),
    "make a user namespace": lambda: succeeds(libc.unshare(0x10000000)),
    "mount": lambda: succeeds(libc.mount(b"none", b"/tmp", b"tmpfs", 0, None)),
    "become root": lambda: subprocess.run(["su", "-c", "true"], stdin=-3).returncode == 0,
    "use the keyring": lambda: succeeds(libc.syscall(ADD_KEY, b"user", b"k", b"v", 1, -3)),
    "use io_uring": lambda: succeeds(libc.syscall(425, 8, ctypes.create_string_buffer(120))),
    "take 1 GB of memory": lambda: allocate(1024),
    "write a file of 100 MB": lambda: (
        subprocess.run(["head", "-c", "100M", "/dev/zero"], stdout=open("big", "wb")).returncode
        == 0
    ),
    "fill /tmp with 100 MB": lambda: (
        [fill(os.environ["TMPDIR"], 50) for _ in "1"] and target["level"] >= 2 and fill("/tmp", 100)
    ),
    "fill /dev/shm with 100 MB": lambda: fill("/dev/shm", 100),
    "open 5000 files": lambda: bool([open("/dev/null") for _ in range(5000)]),
}

worked = []
for name in sys.argv[2:] or ATTEMPTS:
    attempt = ATTEMPTS[name]
    try:
        if attempt():
            worked.append(name)
    except (OSError, MemoryError, AttributeError, KeyError):
        continue
print(json.dumps({"worked": worked, "tried": len(ATTEMPTS)}))
