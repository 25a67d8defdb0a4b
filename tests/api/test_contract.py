"""The shapes that scripts rely on do not change by accident."""

import json
import os
import subprocess
import sys
from pathlib import Path

from cofounder.api import description

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = Path(__file__).with_name("openapi.json")

#: What a web process does before the first JSON is asked for.
FIRST_PAGE = """
import sys
import cofounder.asgi, cofounder.urls
from django.urls import reverse
reverse("projects:list")
print(*sorted({"ninja", "cofounder.api"} & set(sys.modules)))
from cofounder import door
door._addresses().url_patterns
print(*sorted({"langgraph", "anthropic", "e2b", "numpy", "wordllama", "dulwich", "typst",
               "detect_secrets"} & set(sys.modules)))
"""


def test_the_shapes_are_those_that_were_promised():
    """Run this file to write them down anew, when they are meant to change."""
    assert json.loads(json.dumps(description())) == json.loads(KEPT.read_text())


def test_pages_need_not_wait_for_the_json():
    seen = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE], cwd=ROOT, capture_output=True, text=True, check=True,
        env=os.environ | {"ROLE": ""},
    )  # fmt: skip
    assert seen.stdout.split() == []


def test_every_address_says_what_it_is_for():
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            assert operation.get("description"), f"{method} {path}"


def lists(schema):
    """Every place in *schema* that is a list."""
    if isinstance(schema, dict):
        if schema.get("type") == "array":
            yield schema
        for inner in schema.values():
            yield from lists(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from lists(inner)


def test_no_list_may_be_null():
    shapes = description()["components"]["schemas"]
    assert list(lists(shapes))
    for name, shape in shapes.items():
        for field, schema in shape.get("properties", {}).items():
            choices = schema.get("anyOf", [])
            may_be_null = {"type": "null"} in choices
            assert not (may_be_null and any(c.get("type") == "array" for c in choices)), (
                name, field,
            )  # fmt: skip


if __name__ == "__main__":
    KEPT.write_text(json.dumps(description(), indent=1, sort_keys=True) + "\n")
