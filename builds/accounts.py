"""The demo accounts of an app, signed in once and then used by every check."""

import threading
from collections.abc import Callable

from cofounder.appspec import paths
from cofounder.appspec.spec import AppSpec
from cofounder.browsing import Visitor


class Accounts:
    """Who can visit an app: strangers, and somebody of each role.

    Signing in is slow on purpose (passwords are hashed), so each role does it once.
    """

    def __init__(self, spec: AppSpec, visitor: Callable[[], Visitor]) -> None:
        self.spec = spec
        self.stranger = visitor
        self._cookies: dict[str, dict[str, str]] = {}
        self._one_at_a_time = threading.Lock()

    def signed_in(self, role: str) -> Visitor:
        """Return a visitor signed in as the demo account of *role*, or raise ``LookupError``."""
        person = self.stranger()
        with self._one_at_a_time:
            if role not in self._cookies:
                username, password = paths.demo_account(self.spec, role)
                form = person.visit(paths.LOGIN_PATH).form(field="password")
                person.submit(form, username=username, password=password)
                if not is_signed_in(person):
                    raise LookupError(f"Could not sign in with the demo account of {role}.")
                self._cookies[role] = {c.name: c.value or "" for c in person.client.cookies.jar}
        person.client.cookies.clear()
        for name, value in self._cookies[role].items():
            person.client.cookies.set(name, value)
        return person


def is_signed_in(person: Visitor) -> bool:
    """Only somebody who is signed in sees an account of their own."""
    page = person.visit(paths.ACCOUNT_PATH)
    return page.status == 200 and not page.path.startswith(paths.LOGIN_PATH)
