"""The house keeps its shape: imports point left, web processes stay light, names stay honest."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ["cofounder", "projects", "gates", "builds", "deploy", "chat"]
#: The only files of the kernel that see the apps.
COMPOSITION = {"cofounder/urls.py", "cofounder/asgi.py", "cofounder/api.py"}
#: A worker's parent loads the doors of all apps before it forks.
COMPOSITION |= {"cofounder/workers.py"}
SAYS_NOTHING = {"utils", "helpers", "common", "core", "misc", "selectors", "managers", "services"}


def sources(app: str) -> list[Path]:
    return [path for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]


def imported_apps(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return {name.partition(".")[0] for name in names} & set(LAYERS)


@pytest.mark.parametrize("app", LAYERS)
def test_imports_point_left(app):
    allowed = set(LAYERS[: LAYERS.index(app) + 1])
    for path in sources(app):
        if str(path.relative_to(ROOT)) not in COMPOSITION:
            assert imported_apps(path) <= allowed, path


#: What a web process does to answer: its ASGI stack, and every view of every address.
EVERY_VIEW = """
import sys
import cofounder.asgi, cofounder.urls
from django.urls import get_resolver
def views(patterns):
    for entry in patterns:
        if hasattr(entry, "url_patterns"):
            yield from views(entry.url_patterns)
        else:
            yield entry.callback
found = list(views(get_resolver().url_patterns))
print(len(found), *sorted({"langgraph", "anthropic", "e2b"} & set(sys.modules)))
"""


def test_web_processes_load_no_engines():
    seen = subprocess.run(
        [sys.executable, "-c", EVERY_VIEW], cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"ROLE": ""},
    )  # fmt: skip
    views, *engines = seen.stdout.split()
    assert int(views) > 50
    assert engines == []


def test_only_settings_read_the_environment():
    for app in LAYERS:
        for path in sources(app):
            where = str(path.relative_to(ROOT))
            if where == "cofounder/settings.py" or where.startswith(READS_ITS_OWN):
                continue
            assert "os.environ.get" not in path.read_text(), where
            assert "os.getenv" not in path.read_text(), where


#: The services start before settings exist; the sandboxes' supervisor runs without Django.
READS_ITS_OWN = (
    "cofounder/services/",
    "cofounder/management/commands/up.py",
    "builds/sandbox/local/",
    "cofounder/appspec/files/",
)


def test_every_module_is_at_home():
    for app in LAYERS:
        for path in sources(app):
            parts = path.relative_to(ROOT).with_suffix("").parts
            if parts[:2] == ("cofounder", "services"):
                parts = parts[2:]
            assert not SAYS_NOTHING & set(parts), path


def test_every_module_says_what_it_is():
    for app in LAYERS:
        for path in sources(app):
            assert ast.get_docstring(ast.parse(path.read_text())), path


def test_no_module_is_longer_than_three_screens():
    for app in LAYERS:
        for path in sources(app):
            assert len(path.read_text().splitlines()) <= 300, path


def test_a_pushed_partial_knows_no_reader():
    pushed = re.compile(r'live\.push\(\s*[^,]+,\s*"([^"]+)"')
    for app in LAYERS:
        for path in sources(app):
            for name in pushed.findall(path.read_text()):
                text = (ROOT / "templates" / name).read_text()
                assert not re.search(r"{{\s*(request|user)\b|{%\s*if (request|user)\b", text), name


def test_templates_hold_no_script_and_no_style():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text()
        if path.name.startswith("preview_"):
            continue  # pages on the preview's own host bring their own style
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text), path
        assert "|safe" not in text, path
