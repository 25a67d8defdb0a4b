"""How much one app may use."""

import resource
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one sandbox may use. Sizes are in bytes, times in seconds."""

    #: Data of each process. There is no cap on their sum without cgroups, and the label says so.
    memory: int = 768 << 20
    #: Processes and threads of one command or app.
    processes: int = 96
    #: The largest file an app may write.
    file_size: int = 64 << 20
    open_files: int = 1024
    #: CPU time of each process of a command that is run to its end; served apps have none.
    cpu: int = 300
    #: ``/tmp``, and ``/dev/shm`` likewise; both are kept in memory.
    tmp: int = 64 << 20
    #: The whole workspace, looked at twice a second while something runs in it.
    disk: int = 256 << 20
    #: Files and folders in the workspace, and how deep they may be nested.
    entries: int = 20_000
    depth: int = 40
    #: Characters kept of what a command, and of what an app prints.
    output: int = 200_000
    log: int = 20_000
    #: Bytes per second we read of what is printed; who prints faster has to wait.
    pace: int = 2 << 20
    #: What a snapshot may hold: one file, all files, their number.
    snapshot_file: int = 2 << 20
    snapshot: int = 40 << 20
    snapshot_files: int = 3_000

    def rlimits(self, *, batch: bool) -> dict[str, int]:
        """Return the limits of a process by their name in ``prlimit`` (without processes)."""
        limits = {
            "data": self.memory,
            "fsize": self.file_size,
            "nofile": self.open_files,
            "core": 0,
        }
        return limits | ({"cpu": self.cpu} if batch else {})


def raise_open_files() -> None:
    """Let this process open as many files as it is allowed to: each sandbox takes a few."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
