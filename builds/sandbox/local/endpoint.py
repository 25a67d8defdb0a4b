"""The unix socket through which an app is reached from outside, awake or asleep."""

import asyncio
import contextlib
import os
import socket
import struct
from collections.abc import Awaitable, Callable
from pathlib import Path

from cofounder.errors import SandboxError
from cofounder.services.sockets import private_folder

CHUNK = 1 << 16


async def listen(
    path: Path,
    dial: Callable[[], Awaitable[socket.socket]],
    touch: Callable[[], None],
) -> asyncio.Server:
    """Serve *path*: connect every visitor to what *dial* returns; *touch* with all that passes.

    When there is nothing to connect to, the visitor gets a 502 with the reason in
    ``x-sandbox-error``, so that nobody has to show an empty page.
    """

    async def visit(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            if is_ours(writer):
                await _connect(reader, writer, dial, touch)
        writer.close()

    if len(os.fsencode(path.parent)) < len(os.fsencode(path)):
        private = path.parent
        if not private.exists():
            private_folder(private)
    server = await asyncio.start_unix_server(visit, path, limit=CHUNK)
    path.chmod(0o600)
    return server


def is_ours(writer: asyncio.StreamWriter) -> bool:
    """True when the other end belongs to our user, or to root."""
    link: socket.socket = writer.get_extra_info("socket")
    size = struct.calcsize("3i")
    _, uid, _ = struct.unpack("3i", link.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    return uid in {os.getuid(), 0}


async def _connect(
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
    dial: Callable[[], Awaitable[socket.socket]],
    touch: Callable[[], None],
) -> None:
    try:
        connection = await dial()
    except SandboxError as error:
        await _refuse(reader, writer, str(error))
        return
    app_reader, app_writer = await asyncio.open_connection(sock=connection, limit=CHUNK)
    asking = asyncio.create_task(_pump(reader, app_writer, touch))
    try:
        # The app decides when a connection is over; a visitor may stop sending before.
        await _pump(app_reader, writer, touch)
    finally:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        app_writer.close()


async def _pump(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, touch: Callable[[], None]
) -> None:
    while data := await reader.read(CHUNK):
        touch()
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


async def _refuse(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, sentence: str
) -> None:
    """Answer 502; the request is read first, or the visitor may never see the answer."""
    with contextlib.suppress(TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 1)
    body = sentence.encode()
    reason = " ".join(sentence.split()).encode("ascii", "replace")
    writer.write(
        b"HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/plain; charset=utf-8\r\n"
        b"cache-control: no-store\r\nconnection: close\r\nx-sandbox-error: %b\r\n"
        b"content-length: %d\r\n\r\n%b" % (reason, len(body), body)
    )
    await writer.drain()
