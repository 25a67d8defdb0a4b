"""The full founder journey over public HTTP only, against the product as it is started."""

import io
import os
import re
import signal
import zipfile

from cofounder.appspec.paths import HEALTH_PATH
from cofounder.walkthrough import WholeLoop
from tests.appspec.conftest import app_python  # noqa: F401  (a fixture)
from tests.deploy.test_launch_zip import PREPARED, free_port, run, wait_for  # noqa: F401

IDEA = "A community garden app where neighbours reserve plots and log what they plant in them."

#: Every step, in the order of a founder's journey.
STEPS = [
    "sign up", "idea", "interview", "thesis and brief", "direction", "plans", "documents", "build",
    "preview", "enter something", "decide: iterate", "ask for a change", "second build",
    "second preview", "decide: ship", "readiness", "guide", "take along",
]  # fmt: skip


def test_from_an_idea_to_a_zip_that_starts_by_its_readme(product, tmp_path, run):  # noqa: F811
    report = WholeLoop(product, say=lambda step, seconds: None).play(IDEA)

    assert [name for name, _ in report.steps] == STEPS
    assert report.version == "v0.1"
    assert report.preview_status == 200
    assert report.promises["kept"] > 0
    assert not report.promises.get("broken")
    loop = report.loop
    assert 1 <= len(loop["questions"]) <= 2
    assert 0 <= int(loop["alignment"]) <= 100
    assert loop["entered"]  # found again in v0.2, or the journey would have stopped there
    assert loop["readiness"] == "green"
    assert loop["steps"] >= 5

    zipfile.ZipFile(io.BytesIO(report.zip)).extractall(tmp_path)
    (here,) = tmp_path.iterdir()
    assert "v0.2" in here.name or "0-2" in here.name or "0_2" in here.name
    readme = (here / "README.md").read_text()
    commands = re.search(r"## Run it\n+```\n(.*?)```", readme, re.S)[1].splitlines()
    assert commands[:2] == PREPARED
    port = free_port()
    process = run(" && ".join(commands[2:]).replace(":8080", f":{port}"), here)
    try:
        assert wait_for(f"http://127.0.0.1:{port}{HEALTH_PATH}", process) == 200
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=20)
