"""How long things live: nothing survives its owner, and sleeping apps come back."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from machines import APP, eventually, running_with, visitor

from builds.sandbox.local.config import ROOT
from builds.sandbox.local.driver import LocalDriver
from cofounder.errors import CommandTimeout, SandboxError

levels = pytest.mark.parametrize("level", ["3", "1"])
#: Leaves the process group, the session and the parent that started it.
DAEMON = "setsid sh -c 'sleep {0} & sleep {0} & wait' >/dev/null 2>&1 & "


@pytest.fixture
def mark():
    """A number of seconds to sleep that names this test's processes."""
    return f"{os.getpid()}{time.monotonic_ns() % 10**9}"


@levels
def test_killing_the_supervisor_leaves_no_process(machine, level, mark):
    with machine.supervisor(f"killed-{level}", SANDBOX_LEVEL=level) as running:
        sandbox = running.driver.create("victim", {})
        sandbox.serve(f"{DAEMON.format(mark)} sleep {mark}")
        with ThreadPoolExecutor() as pool:
            command = pool.submit(sandbox.run, f"{DAEMON.format(mark)} sleep {mark}")
            eventually(lambda: len(running_with(mark)) >= 8)

            os.kill(running.pid, signal.SIGKILL)
            running.process.wait()

            eventually(lambda: not running_with(mark))
            with pytest.raises(SandboxError, match="stopped answering"):
                command.result()
        with pytest.raises(SandboxError, match="not running"):
            sandbox.run("true")


@levels
def test_after_a_restart_an_app_wakes_when_it_is_visited(machine, level):
    with machine.supervisor(f"restarted-{level}", SANDBOX_LEVEL=level) as running:
        sandbox = running.driver.create("app", {"project": "dog-walkers"})
        sandbox.write({"app.py": APP})
        sandbox.serve("exec python app.py", env={"GREETING": "good morning"})
        with visitor(sandbox) as someone:
            assert someone.get("/").text == "good morning 1"
        os.kill(running.pid, signal.SIGKILL)

    with machine.supervisor(f"restarted-{level}", SANDBOX_LEVEL=level) as running:
        (info,) = running.driver.list()
        assert (info.state, info.metadata) == ("asleep", {"project": "dog-walkers"})

        with visitor(running.driver.connect("app")) as someone:
            assert someone.get("/").text == "good morning 2"


def test_a_command_that_takes_too_long_leaves_nothing_running(sandbox, mark):
    with pytest.raises(CommandTimeout):
        sandbox.run(f"{DAEMON.format(mark)} sleep {mark}", timeout=0.5)

    assert not running_with(mark)


def test_a_command_that_ends_leaves_nothing_running(sandbox, mark):
    assert sandbox.run(f"{DAEMON.format(mark)} echo done").output == "done\n"

    assert not running_with(mark)


def test_a_stopped_guard_does_not_save_an_app(sandbox, mark):
    sandbox.serve(f"kill -STOP $PPID; sleep {mark}")
    eventually(lambda: running_with(mark))

    sandbox.sleep()

    assert not running_with(mark)


def test_aborting_kills_the_command(sandbox, mark):
    with ThreadPoolExecutor() as pool:
        command = pool.submit(sandbox.run, f"{DAEMON.format(mark)} sleep {mark}")
        eventually(lambda: running_with(mark))

        sandbox.abort()

        with pytest.raises(SandboxError):
            command.result()
    eventually(lambda: not running_with(mark), seconds=2)


def test_a_client_that_dies_takes_its_command_along(sandbox, driver, mark):
    code = (
        "import sys; from pathlib import Path;"
        "from builds.sandbox.local.driver import LocalDriver;"
        "LocalDriver(Path(sys.argv[1])).connect(sys.argv[2]).run(f'sleep {sys.argv[3]}')"
    )
    arguments = [sys.executable, "-c", code, str(driver.var), sandbox.id, mark]
    client = subprocess.Popen(arguments, cwd=ROOT)

    def sleeping():
        return [pid for pid in running_with(mark) if pid != client.pid]

    eventually(sleeping)
    client.kill()
    client.wait()

    eventually(lambda: not sleeping(), seconds=2)


def test_putting_a_sandbox_to_sleep_stops_its_commands(sandbox, mark):
    with ThreadPoolExecutor() as pool:
        command = pool.submit(sandbox.run, f"sleep {mark}")
        eventually(lambda: running_with(mark))

        sandbox.sleep()

        with pytest.raises(SandboxError, match="put to sleep"):
            command.result()
    assert not running_with(mark)


def test_an_app_nobody_visits_falls_asleep_and_wakes_when_visited(machine):
    with machine.supervisor("idle", PREVIEW_IDLE="1") as running:
        sandbox = running.driver.create("app", {})
        sandbox.write({"app.py": APP})
        sandbox.serve("exec python app.py")

        eventually(lambda: running.driver.list()[0].state == "asleep")

        with visitor(sandbox) as someone:
            assert someone.get("/").text == "hello 1"
        assert running.driver.list()[0].state == "running"


def test_an_extended_sandbox_stays_awake(machine):
    with machine.supervisor("extended", PREVIEW_IDLE="1") as running:
        kept, other = (running.driver.create(name, {}) for name in ("kept", "other"))
        for sandbox in (kept, other):
            sandbox.serve("sleep 600")
        kept.extend(600)

        eventually(lambda: _states(running.driver)["other"] == "asleep")

        assert _states(running.driver)["kept"] == "running"


def test_the_app_that_was_not_visited_for_longest_makes_room(machine):
    with machine.supervisor("crowded", PREVIEWS_AWAKE="2") as running:
        boxes = [running.driver.create(f"app-{number}", {}) for number in range(3)]
        for sandbox in boxes:
            sandbox.write({"app.py": APP})
        for sandbox in (boxes[0], boxes[1]):
            sandbox.serve("exec python app.py")
        with visitor(boxes[0]) as someone:
            someone.get("/")

        boxes[2].serve("exec python app.py")

        states = _states(running.driver)
        assert [states[box.id] for box in boxes] == ["running", "asleep", "running"]


def test_many_visitors_wake_an_app_once(sandbox):
    sandbox.serve("echo x >> starts; exec python -m http.server $PORT")
    sandbox.sleep()
    sandbox.remove(["starts"])

    def visit(_):
        with visitor(sandbox) as someone:
            return someone.get("/").status_code

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(visit, range(8))) == {200}

    assert sandbox.read()["starts"] == b"x\n"


def test_an_app_that_never_listens_is_reported_not_awaited_for_ever(sandbox, monkeypatch):
    sandbox.serve("sleep 600")
    done = threading.Event()

    def visit():
        with visitor(sandbox) as someone:
            answers.append(someone.get("/"))
        done.set()

    answers = []
    threading.Thread(target=visit, daemon=True).start()
    sandbox.serve("exit 1")  # whoever waited is told at once

    assert done.wait(15)
    assert answers[0].status_code == 502


def test_two_supervisors_do_not_share_a_folder(machine):
    with (
        machine.supervisor("twice"),
        pytest.raises(RuntimeError, match="Another supervisor"),
        machine.supervisor("twice"),
    ):
        pass


def test_a_path_too_long_for_a_socket_is_no_obstacle(machine):
    name = "/".join(["a-rather-long-folder-name"] * 5)
    with machine.supervisor(name) as running:
        sandbox = running.driver.create("app", {})
        sandbox.write({"app.py": APP})
        sandbox.serve("exec python app.py")
        with visitor(sandbox) as someone:
            assert someone.get("/").text == "hello 1"


def test_without_a_supervisor_the_sentence_says_what_to_do(tmp_path):
    with pytest.raises(SandboxError, match="is not running"):
        LocalDriver(Path(tmp_path)).create("any", {})


def _states(driver):
    return {info.id: info.state for info in driver.list()}
