"""Looking at a preview as somebody with its signed link."""

import time
from urllib.parse import urljoin, urlsplit

from cofounder.browsing import Page
from cofounder.fetching import MOST_REDIRECTS, Client
from cofounder.walkthrough.report import Stuck

#: Seconds between two looks at an app that is just waking.
LOOK_EVERY = 0.2


def visit_preview(link: str, *, base_url: str) -> Page:
    """Open a preview's signed *link* as a browser would, on the server that *base_url* names.

    Not every resolver knows ``*.localhost``, so we connect to the server and say whom we mean.
    Raises ``Stuck`` when the app sends us elsewhere or in circles.
    """
    parts = urlsplit(link)
    until = time.monotonic() + 30
    cookies: dict[str, str] = {}
    redirects = 0
    with Client(base_url, follow_redirects=False, timeout=30) as client:
        while True:
            here = urlsplit(link)
            response = client.get(
                here._replace(scheme="", netloc="", path=here.path or "/", fragment="").geturl(),
                headers={"Host": parts.netloc, "Accept": "text/html", "Cookie": _pairs(cookies)},
            )
            for line in response.headers.get_list("set-cookie"):
                name, _, value = line.partition(";")[0].partition("=")
                cookies[name] = value
            if response.has_redirect_location:
                link = urljoin(link, response.headers["location"])
                redirects += 1
                if urlsplit(link).netloc != parts.netloc:
                    raise Stuck(f"The preview sends its visitors to {urlsplit(link).netloc}.")
                if redirects > MOST_REDIRECTS:
                    raise Stuck(f"The preview redirects for ever, now to {urlsplit(link).path}.")
            elif response.status_code == 503 and time.monotonic() < until:
                time.sleep(LOOK_EVERY)
            else:
                return Page(response)


def _pairs(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
