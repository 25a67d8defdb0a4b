"""Connect to an app from inside its own network.

A program of its own (``python -I -S dialer.py <control> <network> <uid>``): it joins the network
of a sandbox that has no way out, and for every port number it is sent on *control* it connects to
that port there and sends the connected socket back. It ends when *control* is closed.
"""

import ctypes
import fcntl
import os
import socket
import sys

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
NS_GET_USERNS = 0xB701
#: Seconds a connection inside one machine may take.
PATIENCE = 2


def main() -> None:
    """Join the network, then dial whatever is asked."""
    control = socket.socket(fileno=int(sys.argv[1]))
    network, uid = int(sys.argv[2]), int(sys.argv[3])
    _join(network)
    if uid >= 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    while request := control.recv(64):
        try:
            # Not ``create_connection``: it looks for codecs our account may not reach any more.
            with socket.socket() as connection:
                connection.settimeout(PATIENCE)
                connection.connect(("127.0.0.1", int(request)))
                connection.setblocking(True)
                socket.send_fds(control, [b"here"], [connection.fileno()])
        except OSError as error:
            control.send(f"{error.errno or 0}".encode())


def _join(network: int) -> None:
    """Enter the network; who is not root must first enter the user namespace that owns it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if os.getuid() != 0:
        owner = fcntl.ioctl(network, NS_GET_USERNS)
        if libc.setns(owner, CLONE_NEWUSER) != 0:
            raise OSError(ctypes.get_errno(), "cannot enter the user namespace")
        os.close(owner)
    if libc.setns(network, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "cannot enter the network")
    os.close(network)


if __name__ == "__main__":
    main()
