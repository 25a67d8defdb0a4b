"""The supervisor, with small programs of our own."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

from cofounder.services import ServiceError
from cofounder.services.programs import Program
from cofounder.services.supervisor import QUICK_DEATHS, Supervisor, only_one
from tests.services.conftest import until


def shell(name: str, script: str, tmp_path: Path, **more: object) -> Program:
    return Program(
        name=name,
        title=f"The {name}",
        argv=["sh", "-c", script],
        log=tmp_path / "log" / f"{name}.log",
        cwd=tmp_path,
        **more,
    )


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervisor(said):
    supervisor = Supervisor(said.append, grace=1, pause=0.01)
    yield supervisor
    supervisor.stop()


def test_programs_are_ready_when_start_returns(supervisor, tmp_path):
    made = tmp_path / "made"

    supervisor.start(shell("cook", "touch made; sleep 600", tmp_path, ready=made.exists))

    assert made.exists()


def test_a_program_that_dies_is_started_again(supervisor, said, tmp_path):
    marks = tmp_path / "marks"
    # The second life stays, and asks us to stop.
    script = f"echo . >> marks; test $(wc -l < marks) -ge 2 && kill -TERM {os.getpid()}; exit 3"

    with supervisor.listening():
        supervisor.start(shell("cook", script, tmp_path))
        supervisor.watch()

    assert len(marks.read_text().splitlines()) >= 2
    assert "The cook ended (exit code 3); starting it again." in said


def test_a_program_that_keeps_dying_stops_everything_with_one_sentence(supervisor, tmp_path):
    supervisor.start(shell("cook", "echo no flour left; exit 1", tmp_path))

    with pytest.raises(ServiceError, match=f"ended {QUICK_DEATHS} times .*no flour left"):
        supervisor.watch()


def test_a_program_that_never_gets_ready_says_its_last_words(supervisor, tmp_path):
    cook = shell("cook", "echo no oven; exit 1", tmp_path, ready=lambda: False)

    with pytest.raises(ServiceError, match="The cook did not start: “no oven”"):
        supervisor.start(cook)


def test_services_stop_after_those_who_need_them(supervisor, tmp_path):
    script = 'trap "echo {} >> order; exit" TERM; touch {}; while :; do sleep 0.01; done'
    for name, is_service in (("oven", True), ("cook", False)):
        supervisor.start(
            shell(
                name,
                script.format(name, name),
                tmp_path,
                ready=(tmp_path / name).exists,
                is_service=is_service,
            )
        )

    supervisor.stop()

    assert (tmp_path / "order").read_text().split() == ["cook", "oven"]


def test_a_deaf_program_is_stopped_by_force(supervisor, tmp_path):
    deaf = tmp_path / "deaf"
    script = 'trap "" TERM; touch deaf; while :; do sleep 0.01; done'
    supervisor.start(shell("cook", script, tmp_path, ready=deaf.exists))
    process = supervisor.kept[0].process

    supervisor.stop()

    assert process.returncode == -signal.SIGKILL


def test_kill_9_of_the_parent_takes_the_children_along(tmp_path):
    parent = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(
                """
                import sys, time
                from pathlib import Path
                from cofounder.services import programs
                child = programs.Program("c", "C", ["sleep", "600"], Path("log"))
                print(programs.start(child).pid, flush=True)
                time.sleep(600)
                """
            ),
        ],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )
    child = int(parent.stdout.readline())
    assert psutil.pid_exists(child)

    parent.kill()
    parent.communicate()

    until(lambda: not psutil.pid_exists(child), "the child is gone")


def test_a_folder_has_one_supervisor(tmp_path):
    with only_one(tmp_path):
        script = (
            "import sys; from pathlib import Path;"
            "from cofounder.services.supervisor import only_one\n"
            "with only_one(Path(sys.argv[1])): pass"
        )
        other = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True
        )

    assert other.returncode == 1
    assert f"already runs on {tmp_path} (process {os.getpid()})" in other.stderr
