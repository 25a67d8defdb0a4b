"""What is pushed or swapped is one element with an id, and says only what is true and harmless."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import timezone

from builds.models import Build, BuildEvent, Preview, Promise, Version
from cofounder import live
from projects.models import Interview, Project, User

ROOT = Path(__file__).resolve().parent.parent.parent
APPS = ("projects", "gates", "builds", "deploy", "chat")
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}


def swapped() -> list[str]:
    """The partials that views answer with, or workers push: those that Python names."""
    sources = [path.read_text() for app in APPS for path in (ROOT / app).rglob("*.py")]
    return sorted(set(re.findall(r'"((?:\w+)/_\w+\.html)"', "".join(sources))))


class Roots(HTMLParser):
    """Collects the elements, and the text, that stand outside of every other element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.depth, self.roots, self.loose = 0, [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        if not self.depth:
            self.roots.append(dict(attrs))
        self.depth += tag not in VOID

    def handle_endtag(self, tag):
        self.depth -= tag not in VOID

    def handle_startendtag(self, tag, attrs):
        if not self.depth:
            self.roots.append(dict(attrs))

    def handle_data(self, data):
        self.loose += "" if self.depth else data.strip()


def as_html(template: str) -> str:
    """The template's own markup: values become a word, tags and remarks vanish."""
    source = (ROOT / "templates" / template).read_text()
    source = re.sub(r"{% comment %}.*?{% endcomment %}", "", source, flags=re.DOTALL)
    source = re.sub(r"{#.*?#}|{%.*?%}", "", source)
    return re.sub(r"{{.*?}}", "x", source)


@pytest.mark.parametrize("template", swapped())
def test_what_is_swapped_is_one_element_with_an_id(template):
    found = Roots(as_html(template))
    assert found.depth == 0, "an element is opened or closed once too often"
    assert len(found.roots) == 1
    assert not found.loose
    assert found.roots[0].get("id")


@pytest.mark.parametrize("template", swapped())
def test_a_live_region_takes_its_own_place(template):
    root = Roots(as_html(template)).roots[0]
    if "hx-get" in root:
        assert root["hx-trigger"] == "live:refresh from:body"
        assert root["hx-swap"] == "outerHTML"


@pytest.fixture
def project(db) -> Project:
    founder = User.objects.create_user("mara@example.com", "a-long-passphrase")
    return Project.objects.create(
        owner=founder,
        name="<b>Dog</b> walkers",
        idea="Owners book a walk <script>alert(1)</script> and see who comes.",
    )


def build_at(project: Project, stage: str) -> Build:
    """A build of *project* as it stands in *stage*, with a word about each thing it may show."""
    more = {"begun_at": timezone.now()} if stage not in {"queued", "scheduled"} else {}
    if stage in Build.OVER:
        more["ended_at"] = timezone.now()
    if stage == "ready":
        version = Version.objects.create(project=project, number=1, manifest={}, spec={})
        preview = Preview.objects.create(version=version, sandbox_id="box")
        more |= {"version": version, "preview": preview}
    build = Build.objects.create(
        project=project, number=1, stage=stage, ceiling_cents=200, likely_seconds=20,
        spec={"name": "<i>Walks</i>", "entities": [{"name": "walk", "fields": [{"name": "day"}]}]},
        checks=[{"label": "Every page opens", "ok": True, "evidence": "9 pages opened."}],
        failure="It did not install." if stage == "failed" else "", debug_id="9f2c11ab", **more,
    )  # fmt: skip
    BuildEvent.objects.create(build=build, seq=1, stage="scaffold", sentence="Wrote <u>walks</u>")
    Promise.objects.create(build=build, position=1, text="An owner books a walk", outcome="kept")
    return build


@pytest.mark.parametrize("stage", Build.Stage.values)
def test_a_worker_can_redraw_a_build_at_every_stage(project, stage):
    build = build_at(project, stage)
    html = render_to_string("builds/_progress.html", {"build": build}).strip()
    element, _ = live._stamp(html, 7, "builds/_progress.html")
    found = Roots(html)
    assert element == f"build-{build.pk}"
    assert len(found.roots) == 1
    assert found.depth == 0
    assert not found.loose
    assert ("hx-get" in found.roots[0]) is not build.is_over
    assert "<u>" not in html
    assert "<i>Walks" not in html
    assert "csrfmiddlewaretoken" not in html, "a push knows nobody's token"


@pytest.mark.parametrize("stage", ["failed", "cancelled"])
def test_an_ended_build_says_what_it_cost_and_what_to_do(project, stage):
    html = render_to_string("builds/_progress.html", {"build": build_at(project, stage)})
    assert "Nothing was charged." in html
    assert html.count("button--primary") == 1
    before_details = html.partition("<details")[0]
    assert "9f2c11ab" not in before_details


@pytest.mark.parametrize(
    "page", ["", "documents/", "plans/", "builds/", "decisions/", "timeline/", "interview/"]
)
def test_what_a_founder_writes_stays_text(project, client, page):
    Interview.objects.create(project=project, stage="thinking")
    client.force_login(project.owner)
    html = client.get(f"/projects/{project.pk}/{page}").content.decode()
    assert "&lt;b&gt;Dog&lt;/b&gt; walkers" in html
    assert "<b>Dog</b>" not in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("page", ["", "documents/", "plans/", "builds/", "decisions/", "timeline/"])
def test_a_live_region_is_answered_with_itself(project, client, page):
    client.force_login(project.owner)
    address = f"/projects/{project.pk}/{page}"
    whole = client.get(address).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode().strip()
    found = Roots(part)
    assert len(found.roots) == 1
    assert not found.loose
    assert f'id="{found.roots[0]["id"]}"' in whole
    assert found.roots[0]["hx-get"].partition("?")[0] == address
