"""Specs become apps that migrate, seed, pass their own tests, start, and answer everywhere."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode, urljoin

import pytest

from cofounder.appspec import lock, paths
from cofounder.appspec.render import all_files
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec, RoleSpec
from tests.appspec.specs import BOOKING, CROWDFUNDING, FEED, HOSTILE, STORE, TRACKER

LINK = re.compile(r'href="(/[^"#]*)"')


class App:
    """A built app in a folder of its own."""

    def __init__(self, folder: Path, python: Path) -> None:
        self.folder, self.python = folder, python

    def write(self, spec: AppSpec) -> None:
        for path, text in all_files(spec).items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")

    def env(self, **more: str) -> dict[str, str]:
        path = f"{self.python.parent}:{os.environ['PATH']}"
        return {"PATH": path, "SECRET_KEY": "k" * 50, "LANG": "C.UTF-8", **lock.PREVIEW_ENV} | more

    def run(self, command: str, **env: str) -> str:
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.folder,
            env=self.env(**env),
            capture_output=True,
            text=True,
        )
        output = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{output[-4000:]}"
        return output

    def count(self, model: str) -> int:
        """Return how many rows *model* has."""
        code = f"from app.models import {model}; print({model}.objects.count())"
        return int(self.run(f"python manage.py shell -v0 -c '{code}'"))

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Start the app with its real command, give its address, stop all it started."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = (self.folder / "app.log").open("wb")
        process = subprocess.Popen(
            lock.PREVIEW_COMMAND, shell=True, cwd=self.folder, env=self.env(PORT=str(port)),
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        url = f"http://127.0.0.1:{port}"
        try:
            deadline = time.monotonic() + 60
            while True:
                try:
                    with urllib.request.urlopen(url + paths.HEALTH_PATH, timeout=5) as answer:
                        assert answer.status == 200
                    break
                except OSError:
                    assert process.poll() is None, (self.folder / "app.log").read_text()
                    assert time.monotonic() < deadline, (self.folder / "app.log").read_text()
                    time.sleep(0.1)
            yield url
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(20)
            log.close()


class Browser:
    """Cookies, forms and links, without a browser."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> tuple[int, str]:
        try:
            with self.opener.open(urljoin(self.base, path), timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def post(self, path: str, data: dict[str, str]) -> tuple[int, str]:
        _, page = self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page
        body = urlencode(data | {"csrfmiddlewaretoken": token[1]}).encode()
        with self.opener.open(urljoin(self.base, path), body, timeout=30) as answer:
            return answer.status, answer.read().decode()

    def crawl(self, most: int = 80) -> dict[str, int]:
        """Follow every link from the front page; return address -> status."""
        found: dict[str, int] = {}
        left = ["/"]
        while left and len(found) < most:
            path = left.pop(0)
            if path in found:
                continue
            status, page = self.get(path)
            found[path] = status
            left += [link.replace("&amp;", "&") for link in LINK.findall(page)]
        return found


@pytest.mark.parametrize("spec", [BOOKING, STORE, TRACKER, HOSTILE], ids=lambda spec: spec.name[:8])
def test_a_spec_becomes_an_app_that_passes_its_own_tests_and_answers_everywhere(
    spec, tmp_path, app_python
):
    app = App(tmp_path, app_python)
    app.write(spec)
    app.run(lock.MIGRATIONS_COMMAND)
    assert (tmp_path / "app/migrations/0001_initial.py").exists()
    ran = re.search(r"Ran (\d+) tests", app.run(lock.TEST_COMMAND))
    assert int(ran[1]) >= 4 * len(spec.entities) - 8
    with app.serving() as url:
        visitor, member = Browser(url), Browser(url)
        username, password = paths.demo_account(spec, spec.roles[-1].name)
        status, page = member.post(paths.LOGIN_PATH, {"username": username, "password": password})
        assert status == 200
        assert paths.ACCOUNT_PATH in page
        for browser in (visitor, member):
            broken = {path: status for path, status in browser.crawl().items() if status >= 400}
            assert not broken
        app.run(lock.SEED_COMMAND)
        assert app.count("Profile") == len(spec.roles)  # a second seed added nothing
    assert "Traceback" not in (tmp_path / "app.log").read_text()


def test_an_app_in_which_every_role_is_trusted_belongs_to_its_first_account(tmp_path, app_python):
    everything = tuple(entity.name for entity in BOOKING.entities)
    member = RoleSpec(name="member", may_add=everything, may_edit=everything)
    app = App(tmp_path, app_python)
    walker, *rest = BOOKING.entities
    contacts = (FieldSpec(name="email", kind="email"), FieldSpec(name="phone", kind="phone"))
    walker = walker.model_copy(update={"fields": (*walker.fields, *contacts)})
    changes = {"roles": (member,), "entities": (walker, *rest)}
    app.write(BOOKING.model_copy(update={**changes, "features": ("search", "export")}))
    app.run(lock.MIGRATIONS_COMMAND)
    app.run(lock.TEST_COMMAND)


def test_a_changed_spec_keeps_the_rows_it_had(tmp_path, app_python):
    app = App(tmp_path, app_python)
    app.write(CROWDFUNDING)
    app.run(f"{lock.MIGRATIONS_COMMAND} && python manage.py migrate && {lock.SEED_COMMAND}")
    campaign, donation = CROWDFUNDING.entities
    update = EntitySpec(
        name="update", fields=(FieldSpec(name="title"),), belongs_to=("campaign",), archetype="post"
    )
    more = FieldSpec(name="village", kind="text", required=True)
    day = FieldSpec(name="starts on", kind="date", required=True)
    grown = campaign.model_copy(update={"fields": (*campaign.fields, more, day)})
    linked = donation.model_copy(update={"belongs_to": ("campaign", "update")})
    app.write(CROWDFUNDING.model_copy(update={"entities": (grown, update, linked)}))
    app.run(f"{lock.MIGRATIONS_COMMAND} && python manage.py migrate && {lock.SEED_COMMAND}")
    assert app.count("Campaign") == 6
    assert app.count("Update") > 0
    app.run(lock.TEST_COMMAND)


def test_an_app_insists_on_a_secret_key_and_on_safe_settings(tmp_path, app_python):
    app = App(tmp_path, app_python)
    app.write(FEED)
    refused = subprocess.run(
        [app_python, "manage.py", "migrate"], cwd=tmp_path, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    assert refused.returncode != 0
    assert "Set SECRET_KEY" in refused.stderr
    output = app.run(
        "python manage.py check --deploy --fail-level WARNING",
        HTTPS="1", ALLOWED_HOSTS="example.com", SECRET_KEY="k3y-" * 10 + "abcdefghij",
    )  # fmt: skip
    assert "no issues" in output
