"""What a hostile app tries, and what keeps it from it at the level we claim."""

import json
import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from machines import eventually, running_with, wheel

from cofounder.errors import CommandTimeout, SandboxError

PROBE = Path(__file__).with_name("probe.py")


@pytest.fixture
def platform(tmp_path_factory, driver):
    """Things of the platform an app would like to reach."""
    folder = tmp_path_factory.mktemp("platform")
    (folder / "secret").write_text("hunter2")
    neighbour = driver.create("neighbour", {})
    neighbour.write({"diary": b"private"})
    path, abstract = str(folder / "redis.sock"), f"cofounder-test-{os.getpid()}"
    with (
        socket.create_server(("127.0.0.1", 0)) as port,
        socket.socket(socket.AF_UNIX) as unix,
        socket.socket(socket.AF_UNIX) as hidden,
    ):
        for listener, address in ((unix, path), (hidden, f"\0{abstract}")):
            listener.bind(address)
            listener.listen()
        os.chmod(path, 0o777)
        folder.chmod(0o755)
        yield {
            "secret": str(folder / "secret"),
            "neighbour": str(driver.var / "sandbox" / "neighbour" / "files" / "diary"),
            "outside": f"/tmp/cofounder-owned-{os.getpid()}",
            "pid": os.getpid(),
            "port": port.getsockname()[1],
            "socket": path,
            "abstract": abstract,
            "level": driver.isolation.level,
        }
    neighbour.kill()


def test_an_app_reaches_nothing_of_the_platform(sandbox, platform):
    sandbox.install("")
    sandbox.write({"probe.py": PROBE.read_bytes()})

    result = sandbox.run(f"python probe.py {shlex.quote(json.dumps(platform))}", timeout=60)

    found = json.loads(result.output.splitlines()[-1])
    allowed = {"write outside"} if platform["level"] >= 2 else set()  # a /tmp of its own
    assert set(found["worked"]) <= allowed, result.output
    assert found["tried"] > 30
    assert not Path(platform["outside"]).exists()


def test_without_walls_the_same_attempts_succeed(platform):
    names = [
        *("read a secret file", "read another sandbox", "signal the platform"),
        *("connect to a port", "connect to a unix socket", "connect to an abstract socket"),
    ]

    done = subprocess.run(
        [sys.executable, PROBE, json.dumps(platform), *names],
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout)["worked"] == names


def test_an_app_finds_only_what_it_was_given_in_its_environment(sandbox):
    result = sandbox.run("env | cut -d= -f1 | sort", env={"GREETING": "hi"})

    ours = {"GREETING", "HOME", "LANG", "PATH", "PYTHONUNBUFFERED", "TMPDIR", "USER", "VIRTUAL_ENV"}
    assert set(result.output.split()) - {"PWD", "OLDPWD", "SHLVL", "_"} == ours


def test_an_app_cannot_choose_where_it_is(sandbox):
    result = sandbox.run('test "$HOME" != /root && echo ours', env={"HOME": "/root", "PATH": "/x"})

    assert result.output == "ours\n"


def test_the_supervisor_has_no_secret_of_the_platform(machine, monkeypatch):
    monkeypatch.setenv("PLATFORM_SECRET", "hunter2")

    with machine.supervisor("scrubbed") as running:
        environment = Path(f"/proc/{running.pid}/environ").read_bytes()

    assert b"hunter2" not in environment
    assert b"VAR_DIR" in environment


def test_a_supervisor_starts_in_an_empty_environment(machine, monkeypatch):
    for name in ("LANG", "LC_ALL", "LC_CTYPE"):  # Python then sets one of them by itself
        monkeypatch.delenv(name, raising=False)

    with machine.supervisor("nameless") as running:
        assert running.driver.create("any", {}).run("echo fine").ok


def test_a_fork_bomb_is_survived(sandbox):
    mark = f"bomb-{os.getpid()}"

    with pytest.raises(CommandTimeout):
        sandbox.run(f"bomb() {{ bomb {mark} | bomb {mark} & wait; }}; bomb; sleep 60", timeout=2)

    assert not running_with(mark)
    assert sandbox.run("echo fine").output.endswith("fine\n")


def test_an_app_that_prints_without_end_does_not_fill_our_memory(sandbox):
    with pytest.raises(CommandTimeout):
        sandbox.run("yes", timeout=1.5)


def test_links_and_pipes_and_giants_are_not_read(sandbox):
    sandbox.run(
        "ln -s /etc/passwd link; ln -s /etc folder; mkfifo pipe; truncate -s 60M giant; "
        "mkdir real; ln -s ../real real/loop; echo fine > real/file; ln -s nowhere broken"
    )

    assert sandbox.read() == {"real/file": b"fine\n"}


def test_a_link_in_the_way_is_replaced_and_never_followed(sandbox, tmp_path):
    tmp_path.chmod(0o777)
    sandbox.run(f"ln -s {tmp_path} static; ln -s {tmp_path}/victim file; mkfifo pipe")

    sandbox.write({"static/evil.py": b"x", "file": b"y", "pipe": b"z"})

    assert sandbox.read() == {"static/evil.py": b"x", "file": b"y", "pipe": b"z"}
    assert not list(tmp_path.iterdir())


def test_removing_through_a_link_removes_nothing(sandbox, tmp_path):
    (tmp_path / "victim").write_text("still here")
    sandbox.run(f"ln -s {tmp_path} static")

    sandbox.remove(["static/victim"])

    assert (tmp_path / "victim").exists()


def test_folders_nested_without_end_are_refused_and_removed(sandbox, driver):
    sandbox.run("i=0; while [ $i -lt 1500 ]; do mkdir d && cd d || exit; i=$((i+1)); done")

    with pytest.raises(SandboxError):
        sandbox.read()
    sandbox.kill()
    assert driver.create(sandbox.id, {}).read() == {}


@pytest.mark.parametrize("level", [3, 1])
def test_an_app_that_fills_its_disk_is_stopped(machine, level):
    limits = {"SANDBOX_DISK": str(48 << 20), "SANDBOX_LEVEL": str(level)}
    with machine.supervisor(f"small-{level}", **limits) as running:
        sandbox = running.driver.create("filler", {})
        fills = "i=0; while :; do head -c 4M /dev/zero > f$i; i=$((i+1)); sleep 0.05; done"

        result = sandbox.run(fills, timeout=60)

        assert result.exit_code == 137
        assert "take more than 48 MB" in result.output
        with pytest.raises(SandboxError, match="filled its disk"):
            sandbox.run("true")
        sandbox.kill()
        assert running.driver.create("filler", {}).run("true").ok


def test_what_is_installed_runs_nothing_on_our_side(machine, sandbox, tmp_path):
    victim = tmp_path / "victim"
    tmp_path.chmod(0o777)
    code = f"import os; open({str(victim)!r}, 'w').write('owned')"
    wheel(machine.wheels, "evil", {"evil.pth": f"{code}\n", "evil.py": f"{code}\n"})

    result = sandbox.install("evil==1.0\n")

    assert result.ok, result.output
    assert not victim.exists()


@pytest.mark.parametrize(
    "line", ["-r /etc/passwd", "--index-url http://x/", "evil @ file:///tmp/x", "./evil", "-e ."]
)
def test_a_lock_that_names_more_than_packages_is_refused(sandbox, line):
    result = sandbox.install(f"{line}\n")

    assert result.exit_code != 0
    assert "root:" not in result.output


def test_the_control_socket_is_ours_alone(driver):
    from builds.sandbox.local.driver import CONTROL
    from cofounder.services.sockets import socket_path

    assert socket_path(driver.var, CONTROL).stat().st_mode & 0o077 == 0


def test_below_the_level_asked_for_nothing_runs(machine):
    with (
        machine.supervisor("strict", SANDBOX_LEVEL="1", SANDBOX_MIN_LEVEL="3") as running,
        pytest.raises(SandboxError, match="cannot wall in apps well enough"),
    ):
        running.driver.create("any", {})


def test_without_walls_nothing_runs_unless_somebody_insists(machine):
    with (
        machine.supervisor("bare", SANDBOX_LEVEL="0") as running,
        pytest.raises(SandboxError, match="bubblewrap"),
    ):
        running.driver.create("any", {})
    with machine.supervisor("bare", SANDBOX_LEVEL="0", SANDBOX_ALLOW_UNISOLATED="1") as running:
        assert "Not walled in" in running.driver.isolation.label
        assert running.driver.create("any", {}).run("echo fine").output == "fine\n"


def test_a_fenced_in_app_listens_on_its_own_port_and_no_other(machine):
    listen = b"import os, socket, sys; socket.create_server(('127.0.0.1', int(sys.argv[1])))"
    with machine.supervisor("ports", SANDBOX_LEVEL="1") as running:
        sandbox = running.driver.create("ports", {})
        sandbox.write({"listen.py": listen + b"; print('listening')"})

        assert not sandbox.run("python listen.py 45987").ok
        sandbox.serve("python listen.py $PORT")
        eventually(lambda: "listening" in sandbox.app_log())
