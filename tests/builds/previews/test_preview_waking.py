"""What a visitor sees of an app that sleeps, is gone, does not start, or dies half-way."""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from preview_visitors import APP, eventually

from builds import workspaces
from builds.models import Preview

#: The smallest workspace that can be brought up again: it has data to migrate and to plant.
WORKSPACE = {
    "Procfile": f"web: {APP}".encode(),
    "config/settings.py": b"""
SECRET_KEY = "k"
INSTALLED_APPS = ["shop"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "data.sqlite3"}}
""",
    "shop/management/commands/seed.py": b"""
from django.core.management import BaseCommand
class Command(BaseCommand):
    def handle(self, **options):
        open("planted", "w").close()
""",
}


@pytest.fixture
def answering(folders, request):
    """Make a sandbox whose app sends *raw* bytes to whoever connects, and closes."""

    def answering(key, raw):
        sandbox = folders.create(key, {})
        server = socket.socket(socket.AF_UNIX)
        server.bind(sandbox.endpoint().socket)
        server.listen()

        def serve():
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                line.recv(65_536)
                line.sendall(raw)
                line.close()

        threading.Thread(target=serve, daemon=True).start()

        def stop():
            server.shutdown(socket.SHUT_RDWR)
            server.close()

        request.addfinalizer(stop)
        return sandbox

    return answering


def test_a_visit_to_a_sleeping_app_shows_that_it_wakes_and_then_the_app(
    visit, make_preview, make_app
):
    sandbox = make_app("sleeper", asleep=True)
    (sandbox.folder / "hold").touch()
    visitor = visit(make_preview("sleeper"))

    answer = visitor.page("/tulips")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert "Waking your preview" in answer.text
    assert '<meta http-equiv="refresh" content="1">' in answer.text
    assert "<script" not in answer.text
    assert "set-cookie" not in answer.headers

    (sandbox.folder / "hold").unlink()
    eventually(lambda: visitor.page().status_code == 200, "waking")
    assert "Garden" in visitor.page().text


def test_however_many_wait_the_app_is_woken_once_and_all_are_served(visit, make_preview, make_app):
    sandbox = make_app("crowd", asleep=True)
    (sandbox.folder / "hold").touch()
    visitor = visit(make_preview("crowd"))

    with ThreadPoolExecutor(12) as crowd:
        held = [crowd.submit(visitor.get, f"/part-{n}.js") for n in range(10)]
        held.append(crowd.submit(visitor.ask, "POST", "/echo", content=b"sent once"))
        eventually(lambda: sandbox.times_woken, "waking")
        assert visitor.page().status_code == 503
        assert not any(one.done() for one in held)
        (sandbox.folder / "hold").unlink()
        answers = [one.result(30) for one in held]

    assert {answer.status_code for answer in answers} == {200}
    assert answers[-1].content == b"sent once"
    assert sandbox.times_woken == 1


def test_a_sandbox_that_is_gone_is_made_again_from_the_stored_files(
    visit, make_preview, folders, request
):
    preview = make_preview("gone-for-ever", workspaces.keep(WORKSPACE))
    sandbox = folders.create(f"preview-{preview.slug}", {})
    request.addfinalizer(sandbox.sleep)
    visitor = visit(preview)

    assert visitor.page().status_code == 503
    eventually(lambda: visitor.page().status_code == 200, "waking", seconds=60)

    assert (sandbox.folder / "files" / "planted").exists()
    assert Preview.objects.get().sandbox_id == sandbox.id


def test_an_app_that_cannot_be_woken_says_why_in_one_sentence_and_can_be_tried_again(
    visit, make_preview, make_app
):
    sandbox = make_app("flooded", asleep=True)
    for_good = sandbox.folder / "asleep-for-good"
    for_good.touch()
    visitor = visit(make_preview("flooded"))

    assert visitor.page("/a?b=1").status_code == 503
    eventually(lambda: "Waking your" not in visitor.page("/a?b=1").text, "the failure")
    answer = visitor.page("/a?b=1")
    assert answer.status_code == 503
    assert "The app&#x27;s &lt;garden&gt; is flooded." in answer.text
    assert "Traceback" not in answer.text
    assert "secret detail" not in answer.text
    assert 'href="/a?b=1&amp;__pv=again"' in answer.text
    assert "flooded" not in visitor.get("/app.js").text
    assert sandbox.times_woken == 1

    for_good.unlink()
    again = visitor.page("/a?b=1&__pv=again")
    assert (again.status_code, again.headers["location"]) == (303, "/a?b=1")
    eventually(lambda: visitor.page("/").status_code == 200, "waking")


def test_who_has_no_link_wakes_nothing(visit, make_preview, make_app):
    sandbox = make_app("private", asleep=True)
    visitor = visit(make_preview("private"), url="")
    assert visitor.page().status_code == 403
    assert visitor.page("/?__pv=again").status_code == 403
    assert sandbox.times_woken == 0


def test_an_app_that_crashes_is_woken_and_never_shows_its_broken_pipe(
    visit, make_preview, make_app
):
    make_app("crasher")
    visitor = visit(make_preview("crasher"))
    assert visitor.page().status_code == 200

    answer = visitor.ask("POST", "/crash", [("Accept", "text/html")], content=b"boom")
    assert answer.status_code == 502
    assert "The app stopped while it was answering this." in answer.text
    assert visitor.page().status_code == 503
    eventually(lambda: visitor.page().status_code == 200, "waking")


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("cut-short", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf a page"),
        ("no-http", b"\x00\x01 not http \xff\r\n\r\n"),
        ("silent", b""),
        ("upgrade", b"HTTP/1.1 101 Switching\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n"),
        ("injection", b"HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: session=1\r\n\r\n"),
        ("two-lengths", b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
    ],
)
def test_half_an_answer_is_never_passed_off_as_a_whole_one(
    visit, make_preview, answering, key, raw
):
    answering(key, raw)
    visitor = visit(make_preview(key))
    answer = visitor.ask("POST", "/", [("Accept", "text/html")], content=b"x")
    assert answer.status_code == 502
    assert "No answer from the app" in answer.text
    # The visitor's connection is still good: nothing is left over on it.
    assert visitor.page("/x?__pv=again").status_code == 303
