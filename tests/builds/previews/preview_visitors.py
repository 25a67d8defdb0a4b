"""A visitor of a preview's host, and waiting for what must happen."""

import socket
import sys
import time

import httpx

#: Starts the test app where ``$SOCKET`` says.
APP = f"{sys.executable} -m daphne -u $SOCKET preview_app:app"


def eventually(happens, what="it", seconds=20.0):
    """Return the first true answer of *happens*, asked again and again."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = happens()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"{what} did not happen within {seconds} s")


def listens(address) -> bool:
    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family) as probe:
        return probe.connect_ex(address) == 0


class Visitor:
    """A browser of few words: one host, its cookies, no redirects followed."""

    def __init__(self, port: int, host: str) -> None:
        self.host = host
        self.cookies: dict[str, str] = {}
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30)

    def ask(self, method, path, headers=(), **options):
        fields = [("Host", self.host), *headers]
        if self.cookies:
            fields.append(("Cookie", self.cookie))
        answer = self.client.request(method, path, headers=fields, **options)
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def get(self, path, headers=(), **options):
        return self.ask("GET", path, headers, **options)

    def page(self, path="/"):
        return self.get(path, [("Accept", "text/html")])

    @property
    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def follow(self, url):
        """Follow a link to the preview and keep its cookie."""
        return self.page("/" + url.split("/", 3)[3])
