"""An HTTP client that trusts nobody who answers: one host, a total deadline, a largest answer.

``httpx`` limits each read; an app that sends a byte now and then keeps a visitor for ever. So the
deadline stands below it, on the connection, where headers, bodies and handshakes all pass.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

import httpcore
import httpx

#: The most bytes of one answer, and redirects followed in a row.
LARGEST_ANSWER = 5_000_000
MOST_REDIRECTS = 10


class Refused(httpx.HTTPError):
    """We do not go on with this answer; the text says why."""


class Clock:
    """When the present visit must be over. One visit at a time."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.start()

    def start(self) -> None:
        """Begin the next visit."""
        self._until = time.monotonic() + self.seconds

    def left(self, error: type[Exception]) -> float:
        """Return the seconds that are left, or raise *error*."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise error(f"This took longer than {self.seconds:g} seconds.")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection on which every operation ends when the visit must."""

    def __init__(self, inner: httpcore.NetworkStream, clock: Clock) -> None:
        self._inner, self._clock = inner, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._clock.left(httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._clock.left(httpcore.WriteTimeout))

    def start_tls(self, *args: Any, timeout: float | None = None, **more: Any) -> "_Stream":
        left = self._clock.left(httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(*args, timeout=left, **more), self._clock)

    def close(self) -> None:
        self._inner.close()

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Opens connections that know the clock. *reach* is connected to instead of the host named."""

    def __init__(self, clock: Clock, reach: str) -> None:
        self._inner, self._clock, self._reach = httpcore.SyncBackend(), clock, reach

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **more: Any
    ) -> _Stream:
        left = self._clock.left(httpcore.ConnectTimeout)
        there = self._inner.connect_tcp(self._reach or host, port, timeout=left, **more)
        return _Stream(there, self._clock)

    def connect_unix_socket(self, path: str, timeout: float | None = None, **more: Any) -> _Stream:
        left = self._clock.left(httpcore.ConnectTimeout)
        return _Stream(self._inner.connect_unix_socket(path, timeout=left, **more), self._clock)


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Say what went wrong below in the words of ``httpx``, which has the same names."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError,
            httpcore.UnsupportedProtocol) as error:  # fmt: skip
        raise getattr(httpx, type(error).__name__, httpx.NetworkError)(str(error)) from error


class _Body(httpx.SyncByteStream):
    """A body that is still to be read."""

    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


class _Transport(httpx.BaseTransport):
    """Requests over connections that know the clock."""

    def __init__(self, clock: Clock, socket: str, reach: str) -> None:
        backend = _Backend(clock, reach)
        self._pool = httpcore.ConnectionPool(uds=socket or None, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send *request* and return the answer, its body still to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        with _as_httpx():
            answer = self._pool.handle_request(
                httpcore.Request(
                    request.method, url, headers=request.headers.raw, content=request.stream
                )
            )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


class Client(httpx.Client):
    """An ``httpx.Client`` for one origin: *base_url*, or what listens on *socket*.

    *reach* names the machine to connect to when the host of *base_url* is known to it alone.

    A visit, redirects included, takes *timeout* seconds at most. Raises ``httpx.HTTPError``;
    its child ``Refused`` when we are sent to another origin, or get more than we take.
    """

    def __init__(
        self,
        base_url: str,
        *,
        socket: str = "",
        reach: str = "",
        headers: Mapping[str, str] | None = None,
        timeout: float = 20,
        follow_redirects: bool = True,
    ) -> None:
        self._clock = Clock(timeout)
        super().__init__(
            base_url=base_url,
            transport=_Transport(self._clock, socket, reach),
            # Packed answers grow when they are opened, without a limit we could set.
            headers={"Accept-Encoding": "identity", **(headers or {})},
            follow_redirects=follow_redirects,
            trust_env=False,
        )

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send *request*, follow its redirects, and read the answer to its end."""
        self._clock.start()
        follow = options.pop("follow_redirects", None)
        follow = follow if isinstance(follow, bool) else self.follow_redirects
        options["stream"] = True
        for _ in range(MOST_REDIRECTS + 1):
            self._stay_home(request)
            with closing(super().send(request, follow_redirects=False, **options)) as stream:
                response = _whole(stream)
            if not follow or stream.next_request is None:
                return response
            request = stream.next_request
        raise httpx.TooManyRedirects(f"More than {MOST_REDIRECTS} redirects.", request=request)

    def _stay_home(self, request: httpx.Request) -> None:
        home, there = self.base_url, request.url
        if (there.scheme, there.host, there.port) == (home.scheme, home.host, home.port):
            return
        if (there.scheme, there.host, there.port) == ("https", home.host, None):
            return  # from http to https of the same host
        raise Refused(f"We were sent to another place: {there.scheme}://{there.netloc.decode()}")


def _whole(stream: httpx.Response) -> httpx.Response:
    """Return *stream* with its body read, or raise ``Refused`` when it is more than we take."""
    if stream.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused("The answer is packed, though we did not ask for that.")
    body = bytearray()
    for chunk in stream.iter_raw():
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise Refused(f"The answer is larger than {LARGEST_ANSWER // 1_000_000} MB.")
    dropped = {"content-length", "transfer-encoding"}
    headers = [(k, v) for k, v in stream.headers.multi_items() if k.lower() not in dropped]
    return httpx.Response(
        stream.status_code, headers=headers, content=bytes(body), request=stream.request
    )
