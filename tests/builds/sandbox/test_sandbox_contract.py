"""What every sandbox promises, whoever runs it."""

import threading

import pytest
from machines import APP, LOCK, eventually, visitor

from builds.sandbox.protocol import SandboxInfo
from cofounder.errors import CommandTimeout, SandboxError, SandboxGone


def test_files_come_back_as_they_were_written(sandbox):
    files = {"app.py": b"print('hi')\n", "static/logo.png": bytes(range(256)), "empty": b""}

    sandbox.write(files)

    assert sandbox.read() == files


def test_writing_again_replaces_and_keeps_the_rest(sandbox):
    sandbox.write({"a/one": b"1", "a/two": b"2"})
    sandbox.write({"a/one": b"changed"})

    assert sandbox.read() == {"a/one": b"changed", "a/two": b"2"}


def test_removed_files_are_gone_and_missing_ones_are_no_error(sandbox):
    sandbox.write({"keep": b"", "old/deep/file": b""})

    sandbox.remove(["old/deep/file", "never/was", "keep/not-a-folder"])

    assert sandbox.read() == {"keep": b""}
    assert sandbox.run("ls").output == "keep\n"


@pytest.mark.parametrize(
    "name", ["../out", "/etc/passwd", "a/../../b", "", "a//b", "nul\0", "./a", "x" * 300]
)
def test_names_that_leave_the_workspace_are_refused(sandbox, name):
    with pytest.raises(SandboxError):
        sandbox.write({name: b"x"})
    assert sandbox.read() == {}


def test_what_is_skipped_is_not_read(sandbox):
    sandbox.write({"a.py": b"", "b.log": b"", "node_modules/x/y.js": b"", "data/db.sqlite3": b""})

    assert set(sandbox.read(["*.log", "node_modules", "data/*.sqlite3"])) == {"a.py"}


def test_a_command_tells_what_it_printed_and_how_it_ended(sandbox):
    result = sandbox.run("echo out; echo err >&2; exit 7")

    assert not result.ok
    assert result.exit_code == 7
    assert result.output == "out\nerr\n"


def test_a_command_works_on_the_files(sandbox):
    sandbox.write({"in.txt": b"walk"})

    assert (
        sandbox.run('tr a-z A-Z < in.txt > out.txt && cd "$HOME" && cat out.txt').output == "WALK"
    )
    assert sandbox.read()["out.txt"] == b"WALK"


def test_a_command_gets_its_environment(sandbox):
    result = sandbox.run('echo "$GREETING"', env={"GREETING": "good morning; $(exit 1)"})

    assert result.output == "good morning; $(exit 1)\n"


def test_output_arrives_while_the_command_runs(sandbox):
    parts = []
    arrived = threading.Event()

    def hear(text):
        parts.append(text)
        arrived.set()

    def answer():
        arrived.wait(20)
        sandbox.write({"go": b""})

    threading.Thread(target=answer).start()
    waiting = "echo first; while [ ! -e go ]; do sleep 0.02; done; echo second"
    result = sandbox.run(waiting, timeout=30, on_output=hear)

    assert result.ok
    assert "".join(parts) == result.output == "first\nsecond\n"


def test_long_output_keeps_its_beginning_and_its_end(sandbox):
    result = sandbox.run("echo begin; head -c 700000 /dev/zero | tr '\\0' x; echo; echo end")

    assert len(result.output) <= 200_000
    assert result.output.startswith("begin\n")
    assert result.output.endswith("x\nend\n")
    assert "left out" in result.output


def test_output_is_text_whatever_is_printed(sandbox):
    result = sandbox.run(r"printf 'caf\303\251 \377 \000'")

    assert result.output == "café \ufffd \ufffd"


def test_a_command_that_takes_too_long_is_stopped(sandbox):
    with pytest.raises(CommandTimeout, match="longer than"):
        sandbox.run("sleep 60", timeout=0.3)

    assert sandbox.run("echo fine").output == "fine\n"


def test_commands_may_run_at_the_same_time(sandbox):
    sandbox.write({"a": b""})
    results = []
    waits = "rm {mine}; until [ ! -e {theirs} ]; do sleep 0.02; done; echo met"
    commands = [waits.format(mine="a", theirs="b"), waits.format(mine="b", theirs="a")]
    sandbox.write({"b": b""})
    threads = [
        threading.Thread(target=lambda c=command: results.append(sandbox.run(c)))
        for command in commands
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [result.output for result in results] == ["met\n", "met\n"]


def test_an_app_answers_and_tells_what_it_printed(sandbox):
    sandbox.write({"app.py": APP})
    sandbox.install("")

    sandbox.serve("exec python app.py", env={"GREETING": "good morning"})

    with visitor(sandbox) as someone:
        assert someone.get("/").text == "good morning 1"
        assert someone.get("/").text == "good morning 2"
    assert "visited 2" in eventually(lambda: "visited 2" in sandbox.app_log() and sandbox.app_log())


def test_serving_again_replaces_the_app(sandbox):
    sandbox.write({"app.py": APP})
    sandbox.serve("exec python app.py", env={"GREETING": "old"})
    with visitor(sandbox) as someone:
        assert someone.get("/").text == "old 1"

    sandbox.serve("exec python app.py", env={"GREETING": "new"})

    with visitor(sandbox) as someone:
        assert someone.get("/").text == "new 2"


def test_an_app_goes_on_while_commands_run(sandbox):
    sandbox.write({"app.py": APP})
    sandbox.serve("exec python app.py")
    with visitor(sandbox) as someone:
        someone.get("/")
        sandbox.run("true")
        assert someone.get("/").text == "hello 2"


def test_an_app_that_ends_says_why(sandbox):
    sandbox.serve("echo no module named walkers; exit 3")

    with visitor(sandbox) as someone:
        answer = someone.get("/")

    assert answer.status_code == 502
    assert "stopped" in answer.text
    assert "no module named walkers" in sandbox.app_log()


def test_installed_packages_can_be_imported_by_every_later_command(sandbox):
    assert not sandbox.run("python -c 'import dogwalk'").ok

    assert sandbox.install(LOCK).ok

    assert sandbox.run("python -c 'import dogwalk; print(dogwalk.walks)'").output == "7\n"


def test_a_package_that_does_not_exist_is_a_result(sandbox):
    result = sandbox.install("no-such-package-anywhere==1.0\n")

    assert result.exit_code != 0
    assert "no-such-package-anywhere" in result.output


def test_a_sleeping_app_wakes_from_its_files(sandbox, driver):
    sandbox.write({"app.py": APP})
    sandbox.serve("exec python app.py")
    with visitor(sandbox) as someone:
        someone.get("/")

    sandbox.sleep()
    assert state_of(driver, sandbox) == "asleep"
    sandbox.wake()

    with visitor(sandbox) as someone:
        assert someone.get("/").text == "hello 2"
    assert state_of(driver, sandbox) == "running"


def test_a_sandbox_is_found_again_by_its_id(sandbox, driver):
    sandbox.write({"a": b"1"})

    assert driver.connect(sandbox.id).read() == {"a": b"1"}
    assert driver.create(sandbox.id, {}).read() == {"a": b"1"}


def test_sandboxes_are_listed_with_what_they_are_for(sandbox, driver):
    assert SandboxInfo(sandbox.id, "running", {"project": "dog-walkers"}) in driver.list()


def test_a_killed_sandbox_is_gone(sandbox, driver):
    sandbox.write({"a": b"1"})

    sandbox.kill()
    sandbox.kill()

    assert sandbox.id not in {info.id for info in driver.list()}
    with pytest.raises(SandboxGone):
        driver.connect(sandbox.id)
    with pytest.raises(SandboxGone):
        sandbox.run("true")
    with pytest.raises(SandboxGone):
        sandbox.wake()
    assert driver.create(sandbox.id, {}).read() == {}


def test_a_name_that_is_a_path_is_refused(driver):
    with pytest.raises(SandboxError):
        driver.create("../../etc", {})


def state_of(driver, sandbox):
    return {info.id: info.state for info in driver.list()}[sandbox.id]
