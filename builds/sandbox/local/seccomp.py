"""System calls no app needs, compiled to a filter the kernel applies."""

import errno
import tempfile
from functools import cache
from typing import Any

#: Ways into other processes, the kernel, its mounts and keys.
DENIED = (
    "ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd bpf perf_event_open userfaultfd "
    "keyctl add_key request_key mount umount2 pivot_root move_mount open_tree fsopen fsmount "
    "fsconfig fspick mount_setattr setns unshare kexec_load kexec_file_load init_module "
    "finit_module delete_module reboot swapon swapoff acct quotactl syslog io_uring_setup "
    "io_uring_enter io_uring_register open_by_handle_at name_to_handle_at fanotify_init "
    "lookup_dcookie nfsservctl"
)
#: Without namespaces the machine's shared memory and queues are in reach as well.
DENIED_OUTSIDE_NAMESPACES = (
    "shmget shmat shmctl shmdt msgget msgsnd msgrcv msgctl semget semop semtimedop semctl "
    "mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr"
)
#: Calls whose first argument names a process; 0 is the caller itself.
ON_OTHERS = "prlimit64 sched_setaffinity sched_setscheduler sched_setparam sched_setattr"

CLONE_NEWUSER = 0x10000000
AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
SOCK_STREAM, SOCK_TYPE_MASK = 1, 0xF
IPPROTO_TCP = 6


@cache
def compiled(*, namespaces: bool) -> bytes | None:
    """Return the filter as BPF, or None where libseccomp cannot be loaded.

    Without *namespaces* it also leaves only TCP sockets: what Landlock then knows how to refuse.
    """
    try:
        import pyseccomp as seccomp
    except (ImportError, OSError, RuntimeError):
        return None
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    denied = seccomp.ERRNO(errno.EPERM)
    names = DENIED if namespaces else f"{DENIED} {DENIED_OUTSIDE_NAMESPACES}"
    for name in names.split():
        _deny(seccomp, rules, name)
    _deny(seccomp, rules, "clone", (0, seccomp.MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER))
    # Filters cannot look into clone3's arguments; told that it is missing, libc uses clone.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    families = {AF_INET, AF_INET6} | ({AF_UNIX} if namespaces else set())
    for family in set(range(AF_INET6 + 1)) - families:
        rules.add_rule(denied, "socket", seccomp.Arg(0, seccomp.EQ, family))
    rules.add_rule(denied, "socket", seccomp.Arg(0, seccomp.GT, AF_INET6))  # netlink, vsock, ...
    if not namespaces:
        for kind in set(range(SOCK_TYPE_MASK + 1)) - {SOCK_STREAM}:
            _deny(seccomp, rules, "socket", (1, seccomp.MASKED_EQ, SOCK_TYPE_MASK, kind))
        for protocol in range(1, IPPROTO_TCP):
            rules.add_rule(denied, "socket", seccomp.Arg(2, seccomp.EQ, protocol))
        rules.add_rule(denied, "socket", seccomp.Arg(2, seccomp.GT, IPPROTO_TCP))
        for name in ON_OTHERS.split():
            _deny(seccomp, rules, name, (0, seccomp.NE, 0))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def _deny(seccomp: Any, rules: Any, name: str, *arguments: tuple[int, ...]) -> None:
    """Deny *name* where this machine has it: not every architecture knows every call."""
    try:
        number = seccomp.resolve_syscall(seccomp.Arch.NATIVE, name)
    except (ValueError, RuntimeError):
        return
    if number is None or number < 0:
        return
    rules.add_rule(
        seccomp.ERRNO(errno.EPERM), name, *(seccomp.Arg(*argument) for argument in arguments)
    )
