"""Odd ids, odd JSON and wrong types, sent to every address: nothing breaks on our side."""

import itertools
import json

import pytest

from builds.models import Build
from cofounder.api import description
from gates.models import Gate
from projects.models import Project
from tests.factories import a_version

pytestmark = pytest.mark.django_db

IDS = ["0", "-1", "x", "9" * 40, "1.5", "%00", "..", "null", "é", "a" * 300, "1;drop"]
VALUES = [
    None, True, 0, -1, 1e308, "", " ", "\x00", "\ud800", "x" * 6_000, "<script>", "{{ 7*7 }}",
    [], [None], [["a"]] * 50, {}, {"a": {"b": []}}, "بدون", "9" * 400,
]  # fmt: skip
BODIES = ["", "null", "true", "[]", "3", '"text"', "{", "[" * 5_000, '{"a":' * 3_000, "\x00", "NaN"]


def operations():
    for path, methods in sorted(description()["paths"].items()):
        for method, operation in methods.items():
            yield path.removeprefix("/api/v1/"), method, operation


def fields(operation):
    """The names of what the body holds."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if not content:
        return []
    reference = json.dumps(content["schema"])
    shapes = description()["components"]["schemas"]
    return [name for shape in shapes if f'/{shape}"' in reference
            for name in shapes[shape]["properties"]]  # fmt: skip


def filled(path, real, odd=None):
    """The address with real ids, or with *odd* in the place of each in turn."""
    names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
    if odd is None:
        yield path.format_map({name: real[path.partition("/")[0], name] for name in names})
    for strange in names if odd is not None else []:
        values = {n: odd if n == strange else real[path.partition("/")[0], n] for n in names}
        yield path.format_map(values)


@pytest.fixture
def real(founder):
    """Ids that exist, by where they stand."""
    version = a_version(owner=founder)
    project = version.project
    project.move(Project.Stage.FEEDBACK)
    gate = Gate.objects.create(project=project, kind="solidification")
    return {
        ("projects", "project_id"): str(project.pk), ("projects", "kind"): "mvp_scope",
        ("projects", "number"): 1, ("builds", "pk"): Build.objects.get().pk,
        ("gates", "pk"): gate.pk, ("versions", "pk"): version.pk,
    }  # fmt: skip


def test_there_are_addresses_to_try():
    assert len(list(operations())) >= 25


@pytest.mark.parametrize(("path", "method", "operation"), list(operations()),
                         ids=lambda part: part if isinstance(part, str) else "")  # fmt: skip
def test_odd_questions_get_answers(script, real, path, method, operation):
    script.get("features")
    headers = {"X-CSRFToken": script.browser.cookies["csrftoken"].value}
    send = getattr(script.browser, method)

    def ask(address, body="{}"):
        address = f"/api/v1/{address}"
        if method == "get":
            answer = send(address)
        else:
            answer = send(address, body, content_type="application/json", headers=headers)
        assert answer.status_code < 500, (address, body[:80], answer.content[:300])
        assert answer["Content-Type"] in {"application/json; charset=utf-8",
                                          "application/problem+json"}  # fmt: skip
        answer.json()

    for odd in IDS:
        for address in filled(path, real, odd):
            ask(address)
    (address,) = filled(path, real)
    ask(address)
    if method == "post":
        for body in BODIES:
            ask(address, body)
        names = fields(operation)
        for name, value in itertools.product(names, VALUES):
            ask(address, json.dumps(dict.fromkeys(names, "x") | {name: value}))
    for name in [p["name"] for p in operation.get("parameters", []) if p["in"] == "query"]:
        for value in [*IDS, "1000000", "%ff", "a&b", "' or 1=1", "%F0%9F%90%95"]:
            ask(f"{address}?{name}={value}")
