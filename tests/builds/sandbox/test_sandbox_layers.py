"""Dependency layers: made once, shared, and thrown away when they take too much room."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from machines import LOCK, wheel

from builds.sandbox.local.config import ROOT, Config
from builds.sandbox.local.interpreter import choose
from builds.sandbox.local.layers import Layers, key_of
from builds.sandbox.local.staging import Places


@pytest.fixture
def layers(machine, tmp_path):
    """An empty folder of layers, filled from the machine's wheels only."""
    wheel(machine.wheels, "leash", {"leash.py": "length = 2\n"})
    environ = {"UV_NO_INDEX": "1", "UV_FIND_LINKS": str(machine.wheels), **os.environ}
    environ["LAYERS_DIR"] = ""
    config = Config.from_environment(environ | {"VAR_DIR": str(tmp_path)})
    config.layers.mkdir()
    places = Places(config.home, config.layers)
    return Layers(places, choose(), config.installer, size=1 << 40)


def test_a_lock_is_installed_once(layers):
    first = layers.build(LOCK)
    second = layers.build(LOCK)

    assert "dogwalk==1.0" in first.output
    assert "already" in second.output
    assert layers.find(LOCK) == layers.path(key_of(LOCK, layers.interpreter))


def test_order_and_comments_do_not_make_another_layer():
    python = choose()

    assert key_of("a==1\nb==2\n", python) == key_of("# ours\nb==2\n\na==1  # why\n", python)
    assert key_of("a==1\n", python) != key_of("a==2\n", python)


def test_a_lock_with_hashes_is_installed(layers, machine):
    import hashlib

    archive = (machine.wheels / "dogwalk-1.0-py3-none-any.whl").read_bytes()
    digest = hashlib.sha256(archive).hexdigest()

    assert layers.build(f"dogwalk==1.0 \\\n    --hash=sha256:{digest}\n").ok
    assert not layers.build(f"leash==1.0 \\\n    --hash=sha256:{digest}\n").ok


def test_several_builders_make_one_layer(layers):
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: layers.build(LOCK), range(4)))

    assert all(result.ok for result in results)
    assert sum("dogwalk==1.0" in result.output for result in results) == 1


def test_a_failed_installation_leaves_nothing(layers):
    result = layers.build("no-such-package==1.0\n")

    assert result.exit_code != 0
    assert layers.find("no-such-package==1.0\n") is None
    assert not [path for path in layers.places.layers.iterdir() if path.is_dir()]


def test_stopping_a_builder_leaves_nothing(layers):
    result = layers.build(LOCK, stopped=lambda: True)

    assert result.exit_code == 137
    assert layers.find(LOCK) is None


def test_the_layer_used_longest_ago_makes_room(layers, tmp_path):
    small = Layers(layers.places, layers.interpreter, layers.environment, size=1)
    used = {key_of("leash==1.0\n", layers.interpreter)}
    for lock in (LOCK, "leash==1.0\n"):
        layers.build(lock)

    small.build("dogwalk==1.0\nleash==1.0\n", in_use=used)

    assert layers.find(LOCK) is None
    assert layers.find("leash==1.0\n")
    assert layers.find("dogwalk==1.0\nleash==1.0\n")


def test_a_sandbox_wakes_although_its_layer_was_thrown_away(machine):
    with machine.supervisor("evicted", LAYERS_MAX="1") as running:
        first = running.driver.create("first", {})
        first.install(LOCK)
        first.sleep()
        running.driver.create("second", {}).install("leash==1.0\n")

        assert first.run("python -c 'import dogwalk; print(dogwalk.walks)'").output == "7\n"


def test_a_password_in_an_index_address_is_not_shown(machine):
    address = "http://founder:hunter2@127.0.0.1:9/simple"
    with machine.supervisor("secretive", UV_NO_INDEX="", UV_DEFAULT_INDEX=address) as running:
        result = running.driver.create("any", {}).install("collar==1.0\n")

    assert not result.ok
    assert "127.0.0.1:9" in result.output
    assert "hunter2" not in result.output


def test_the_command_prebuilds_the_layer_of_generated_apps(machine, tmp_path):
    from cofounder.appspec.lock import LOCK as REAL

    for line in REAL.split():
        name, version = line.split("==")
        wheel(machine.wheels, name.replace("-", "_"), {f"{name}.txt": ""}, version)
    environ = os.environ | {
        "VAR_DIR": str(tmp_path), "UV_NO_INDEX": "1", "UV_FIND_LINKS": str(machine.wheels),
        "LAYERS_DIR": "",
    }  # fmt: skip
    command = [sys.executable, "manage.py", "layers"]

    said = [
        subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]

    assert said[0].stdout.startswith("Installed")
    assert "already" in said[1].stdout


def test_the_supervisor_needs_no_settings():
    code = "import builds.sandbox.local.supervisor"
    environ = {"PATH": os.defpath}

    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environ, check=True)
