"""An app as we build it is ready to launch; whatever is broken in it turns the right check."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cofounder.appspec import lock
from cofounder.appspec.render import all_files
from deploy.checks import CHECKS
from deploy.readiness import judge, read_folder
from deploy.verdicts import Verdict
from tests.appspec.conftest import app_python  # noqa: F401  (a fixture)
from tests.appspec.specs import BOOKING, HOSTILE, PRODUCTS

ROOT = Path(__file__).resolve().parents[2]
CANARY = "sk_live_" + "9aF3kQ7LmZx2Wv8RtYbN4cDe"


@pytest.fixture(scope="module")
def built(app_python, tmp_path_factory):  # noqa: F811
    """The files of a version as the pipeline keeps them: with the migration it wrote."""

    def build(spec) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("app")
        for path, text in all_files(spec).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        env = {"PATH": f"{app_python.parent}:{os.environ['PATH']}", "LANG": "C.UTF-8"}
        subprocess.run(lock.MIGRATIONS_COMMAND, shell=True, cwd=folder, env=env, check=True)
        return read_folder(folder)

    return build


@pytest.fixture(scope="module")
def booking(built):
    return built(BOOKING)


def broken(files: dict[str, bytes], *changes: tuple[str, str, str]) -> dict[str, bytes]:
    """Return the files with texts replaced (path, old, new)."""
    files = dict(files)
    for path, old, new in changes:
        text = files[path].decode()
        assert old in text, (path, old)
        files[path] = text.replace(old, new).encode()
    return files


def without(files: dict[str, bytes], *starts: str) -> dict[str, bytes]:
    kept = {path: content for path, content in files.items() if not path.startswith(starts)}
    assert len(kept) < len(files)
    return kept


def statuses(files: dict[str, bytes]) -> dict[str, str]:
    return {verdict.check: verdict.status for verdict in judge(files).verdicts}


@pytest.mark.parametrize("spec", [*PRODUCTS, HOSTILE], ids=lambda spec: spec.archetype)
def test_an_app_as_we_build_it_is_green(built, spec):
    judgement = judge(built(spec))
    assert [v for v in judgement.verdicts if v.status != "pass"] == []
    assert judgement.overall == "green"
    assert judgement.blockers == ()


SETTINGS, PROCFILE, DOCKER = "config/settings.py", "Procfile", "Dockerfile"
PORT = "0.0.0.0:${PORT:-8080}"
DATABASE = """    "default": dj_database_url.config(
        default=f"sqlite:///{BASE_DIR / 'data.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )"""
SQLITE = (
    '    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": BASE_DIR / "data.sqlite3"}'
)
KEY = 'SECRET_KEY = env("SECRET_KEY")'
PEM = (
    "-----BEGIN RSA PRIVATE KEY-----\n"
    + "MIIEowIBAAKCAQEAtZ9f7Kq2mPx9vT4wLr8aB3cD5eF6gH7iJ8kL9mN0oP1qR2sT\n" * 8
)

#: name: (how it is broken, which check says so, how, the light it gives)
BREAKAGES = {
    "no README": (lambda f: without(f, "README.md"), "readme", "fail", "yellow"),
    "empty README": (lambda f: f | {"README.md": b"# App\n"}, "readme", "fail", "yellow"),
    "README without commands": (
        lambda f: f | {"README.md": b"# Walks\n\n" + b"A lovely app for people with dogs. " * 5},
        "readme", "warn", "yellow",
    ),
    "no .env.example": (lambda f: without(f, ".env.example"), "env_docs", "warn", "yellow"),
    "no .env.example and no README": (
        lambda f: without(f, ".env.example", "README.md"), "env_docs", "fail", "yellow",
    ),
    "a new setting nobody is told of": (
        lambda f: broken(f, (SETTINGS, KEY, KEY + '\nMAIL = os.environ["MAIL_URL"]')),
        "env_docs", "warn", "yellow",
    ),
    "no start command": (
        lambda f: without(f, PROCFILE, DOCKER), "start_command", "warn", "yellow",
    ),
    "nothing that starts": (
        lambda f: without(f, PROCFILE, DOCKER, "manage.py", "config/wsgi.py"),
        "start_command", "fail", "red",
    ),
    "a start command with a wrong module": (
        lambda f: broken(f, (PROCFILE, "config.wsgi", "project.wsgi")),
        "start_command", "fail", "red",
    ),
    "a start command with a wrong application": (
        lambda f: broken(f, (PROCFILE, "config.wsgi", "config.wsgi:server")),
        "start_command", "fail", "red",
    ),
    "a start command without its file": (
        lambda f: without(f, "manage.py"), "start_command", "fail", "red",
    ),
    "a developer's server": (
        lambda f: f | {PROCFILE: b"web: python manage.py runserver 0.0.0.0:$PORT\n"},
        "start_command", "warn", "yellow",
    ),
    "a fixed port": (
        lambda f: broken(f, (PROCFILE, PORT, "0.0.0.0:8080")), "port_from_env", "fail", "yellow",
    ),
    "a fixed port in the container": (
        lambda f: broken(f, (DOCKER, PORT, "0.0.0.0:8080")), "port_from_env", "warn", "yellow",
    ),
    "another variable for the port": (
        lambda f: broken(f, (PROCFILE, "PORT:-8080", "APP_PORT:-8080")),
        "port_from_env", "warn", "yellow",
    ),
    "debugging on": (
        lambda f: broken(f, (SETTINGS, 'DEBUG = env("DEBUG", "0") == "1"', "DEBUG = True")),
        "debug_off", "fail", "yellow",
    ),
    "debugging on unless told": (
        lambda f: broken(f, (SETTINGS, 'env("DEBUG", "0")', 'env("DEBUG", "1")')),
        "debug_off", "warn", "yellow",
    ),
    "debugging on in the container": (
        lambda f: broken(f, (DOCKER, "PORT=8080", "PORT=8080 DEBUG=1")),
        "debug_off", "fail", "yellow",
    ),
    "only a file as database": (
        lambda f: broken(f, (SETTINGS, DATABASE, SQLITE)),
        "database_url_from_env", "fail", "yellow",
    ),
    "an open version": (
        lambda f: broken(f, ("requirements.txt", "django==5.2.19", "django")),
        "pinned_deps", "fail", "yellow",
    ),
    "a range of versions": (
        lambda f: broken(f, ("requirements.txt", "django==5.2.19", "django>=5.2,<6")),
        "pinned_deps", "warn", "yellow",
    ),
    "no list of versions": (
        lambda f: without(f, "requirements.txt"), "pinned_deps", "fail", "yellow",
    ),
    "no README and no versions": (
        lambda f: without(f, "requirements.txt", "README.md"), "pinned_deps", "fail", "red",
    ),
    "a version past its end of life": (
        lambda f: broken(f, ("requirements.txt", "django==5.2.19", "django==3.1.12")),
        "pinned_deps", "pass", "yellow",
    ),
    "a committed signing key": (
        lambda f: broken(f, (SETTINGS, KEY, 'SECRET_KEY = "q8w7e6r5t4z3u2i1-oPaSdFgHjKl"')),
        "secrets", "fail", "red",
    ),
    "Django's own insecure key": (
        lambda f: broken(f, (SETTINGS, KEY, 'SECRET_KEY = "django-insecure-abc"')),
        "secrets", "fail", "red",
    ),
    "a payment key": (
        lambda f: broken(f, (SETTINGS, KEY, f'{KEY}\nSTRIPE = "{CANARY}"')),
        "secrets", "fail", "red",
    ),
    "a private key": (lambda f: f | {"server.key": PEM.encode()}, "secrets", "fail", "red"),
    "a committed .env": (
        lambda f: f | {".env": b"SECRET_KEY=z7Kq2mPx9vT4wLr8\nDEBUG=1\n"}, "secrets", "fail", "red",
    ),
    "a database with its password": (
        lambda f: broken(f, (SETTINGS, DATABASE, '    "default": dj_database_url.parse('
                             '"postgres://app:h7Kp2xQ9@db.walks.io/walks")')),
        "secrets", "fail", "red",
    ),
    "no migration": (
        lambda f: without(f, "app/migrations/0001"), "migrations", "fail", "green",
    ),
    "a field without its migration": (
        lambda f: broken(f, ("app/models.py", "    def __str__",
                             "    nickname = models.CharField(max_length=9)\n\n    def __str__")),
        "migrations", "fail", "green",
    ),
    "no health address": (
        lambda f: broken(f, ("app/urls.py", '"healthz"', '"welcome"')),
        "health_endpoint", "fail", "green",
    ),
    "no Dockerfile": (lambda f: without(f, DOCKER), "dockerfile", "fail", "green"),
    "no tests": (lambda f: without(f, "app/tests/"), "tests", "fail", "green"),
    "no licence": (lambda f: without(f, "LICENSE"), "licence_file", "fail", "green"),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKAGES)
def test_what_is_broken_turns_the_right_check(booking, name):
    breaks, check, status, light = BREAKAGES[name]
    judgement = judge(breaks(booking))
    verdict = next(v for v in judgement.verdicts if v.check == check)
    assert verdict.status == status, verdict
    assert judgement.overall == light, judgement.blockers
    assert bool(judgement.blockers) == (light != "green")
    if status != "pass":
        assert verdict.fix
        assert verdict.evidence


#: Breakages that may turn more than one check.
BROAD = {
    "no .env.example and no README", "no README and no versions", "nothing that starts",
    "no start command", "a start command without its file", "a developer's server",
    "a database with its password",
    "Django's own insecure key", "a committed signing key",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in BREAKAGES if name not in BROAD])
def test_what_is_broken_turns_no_other_check(booking, name):
    breaks, check, _, _ = BREAKAGES[name]
    now = statuses(breaks(booking))
    assert {key for key, status in now.items() if status != "pass"} <= {check}


FIXABLE = {
    "a fixed port": lambda f, v: f | {v.path: v.snippet.encode()},
    "no start command": lambda f, v: f | {v.path: v.snippet.encode()},
    "a start command with a wrong module": lambda f, v: f | {v.path: v.snippet.encode()},
    "a developer's server": lambda f, v: f | {v.path: v.snippet.encode()},
    "no Dockerfile": lambda f, v: f | {v.path: v.snippet.encode()},
    "no licence": lambda f, v: f | {v.path: v.snippet.encode()},
    "no tests": lambda f, v: f | {v.path: v.snippet.encode()},
    "README without commands": lambda f, v: f | {v.path: f[v.path] + v.snippet.encode()},
    "no .env.example": lambda f, v: f | {v.path: v.snippet.encode()},
    "debugging on": lambda f, v: broken(f, (v.path, "DEBUG = True\n", v.snippet)),
    "an open version": lambda f, v: broken(f, (v.path, "\ndjango\n", "\n" + v.snippet)),
    "no health address": lambda f, v: f | {v.path: f[v.path] + v.snippet.encode()},
    "only a file as database": lambda f, v: broken(
        f, (v.path, f"DATABASES = {{\n{SQLITE}\n}}\n", v.snippet)
    ),
    "a committed signing key": lambda f, v: broken(
        f, (v.path, 'SECRET_KEY = "q8w7e6r5t4z3u2i1-oPaSdFgHjKl"\n', v.snippet)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIXABLE)
def test_pasting_the_fix_mends_it(booking, name):
    breaks, check, _, _ = BREAKAGES[name]
    files = breaks(booking)
    verdict = next(v for v in judge(files).verdicts if v.check == check)
    mended = FIXABLE[name](files, verdict)
    assert statuses(mended)[check] == "pass", verdict.snippet


def test_no_secret_is_ever_shown(booking):
    secrets = [
        CANARY,
        "z7Kq2mPx9vT4wLr8",
        "h7Kp2xQ9",
        "Wq8!kLm2#pR5",
        "postgrespw1",
    ]  # the last is a word to us, and hidden all the same
    files = broken(
        booking,
        (SETTINGS, DATABASE, f'    "default": parse("postgres://a:{secrets[2]}@db.walks.io/w")'),
        (SETTINGS, KEY, f'SECRET_KEY = "{secrets[1]}"\nSTRIPE = "{CANARY}"'),
        (PROCFILE, "web: ", f"web: ADMIN_PASSWORD='{secrets[3]}' "),
        (PROCFILE, "exec ", f"DATABASE_URL=postgres://a:{secrets[4]}@db:5432/x exec "),
        (DOCKER, "ENV ", f"ENV API_TOKEN={secrets[3]} "),
    )  # fmt: skip
    judgement = judge(files)
    shown = json.dumps([verdict.row() for verdict in judgement.verdicts], ensure_ascii=False)
    assert judgement.overall == "red"
    for secret in secrets:
        assert secret not in shown
        assert secret[:-1] not in shown
    assert "••" in shown
    assert CANARY not in repr(judgement)


def test_a_verdict_is_stored_and_read_again():
    verdict = Verdict("readme", "warn", "seen", "do", "README.md", "text", ("README.md:1 this",))
    assert Verdict.from_row(json.loads(json.dumps(verdict.row()))) == verdict


def test_the_same_files_give_the_same_judgement(booking):
    assert judge(booking) == judge(dict(reversed(booking.items())))


def test_every_verdict_answers_in_the_order_of_the_checks(booking):
    assert [verdict.check for verdict in judge(booking).verdicts] == list(CHECKS)
    assert len(CHECKS) == 13


@pytest.mark.parametrize(
    "files",
    [
        {}, {"a": b""}, {"README.md": b"\xff\xfe\x00"},
        {"Dockerfile": b"FROM\nCMD [\nENV\nRUN <<EOF\n"},
        {"package.json": b"[1, 2", "compose.yaml": b"a: [", "pyproject.toml": b"= ="},
        {"package.json": b'{"scripts": 1, "dependencies": []}', "compose.yaml": b"services: [1]"},
        {"compose.yaml": b"services: {a: {build: [1], environment: 7, command: {}}}\nsecrets: 1"},
        {"settings.py": b"DEBUG = (" * 500, "models.py": b"class A(models.Model:"},
        {"pyproject.toml": b"[project]\ndependencies = 3\n[tool]\npoetry = 1"},
        {"render.yaml": b"services: 4", "app.yaml": b"- 1", "railway.toml": b"deploy = 1"},
        {"app.py": b"SECRET_KEY = '" + b"a_secret_" * 60_000 + b"'"},
        {"app.py": b"password_" * 50_000 + b"= 1\n"}, {"a.js": b"/*" * 100_000},
        {"x.py": (b"token_" * 300 + b"\n") * 40},
    ],
    ids=range(14),
)  # fmt: skip
def test_whatever_the_files_hold_there_is_an_answer(files):
    assert len(judge(files).verdicts) == 13


def test_reading_a_folder_leaves_out_what_was_installed(tmp_path):
    for path in ("app.py", "node_modules/x/index.js", ".venv/lib/a.py", ".git/config", "sub/a.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x = 1")
    (tmp_path / "huge.json").write_bytes(b"x" * 2_000_000)
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    assert read_folder(tmp_path) == {"app.py": b"x = 1", "huge.json": b"", "sub/a.py": b"x = 1"}
    assert read_folder(tmp_path / "sub") == {"a.py": b"x = 1"}
    with pytest.raises(NotADirectoryError):
        read_folder(tmp_path / "missing")


def test_the_benchmark_judges_a_folder_without_a_server(booking, tmp_path):
    for path, content in booking.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    script = [sys.executable, ROOT / "benchmarks" / "readiness.py"]
    seen = subprocess.run(
        [*script, tmp_path, "--json"], capture_output=True, text=True, check=True,
        env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    last = json.loads(seen.stdout.splitlines()[-1])
    assert last == {str(tmp_path): {"overall": "green", "checks": dict.fromkeys(CHECKS, "pass")}}
    bare = subprocess.run(script, capture_output=True, text=True, check=True)
    assert bare.stdout.startswith("usage")
