"""READY is said only of what answered and is whole, once, by whoever holds the build."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from builds import admission, lifecycle, running, workspaces
from builds.models import Build, Version
from builds.pipeline import checks, graph, nodes
from builds.pipeline.bench import Bench, CannotRepair
from builds.sandbox.protocol import Result
from cofounder.errors import NotAllowedNow, SandboxError
from cofounder.runner import get_runner
from projects.models import Project
from tests.factories import SPEC, ready_to_build

pytestmark = pytest.mark.django_db(transaction=True)
Stage = Build.Stage
#: Said here once more, so that nothing can be dropped from the list unnoticed.
NEEDED = ("README.md", ".env.example", "Procfile", "requirements.txt", "manage.py")
PAPERS = dict.fromkeys(NEEDED, b"something\n")


@pytest.fixture
def build():
    lifecycle.start(project := ready_to_build(), by=project.owner)
    return admission.claim("one")


def at_work(build, driver, files):
    """What a step is handed: *build* in its checks, holding *files*."""
    lifecycle.enter(build, Stage.CHECKS, manifest=workspaces.keep(files), spec=as_spec())
    return SimpleNamespace(context=Bench(build, get_runner(), driver))


def as_spec():
    return SPEC.model_dump(mode="json")


def is_ready(build):
    return Build.objects.get(pk=build.pk).stage == Stage.READY


def test_an_app_that_does_not_answer_is_not_ready(build, driver, monkeypatch):
    monkeypatch.setitem(running.await_answer.__kwdefaults__, "seconds", 0.3)
    bench = at_work(build, driver, PAPERS | {"Procfile": b"web: sleep 60"})

    with pytest.raises(SandboxError, match="did not answer"):
        nodes.publish({"promises": [], "findings": []}, bench)

    assert not is_ready(build)
    assert not Version.objects.exists()


@pytest.mark.parametrize("missing", [*NEEDED, "everything"])
def test_an_app_that_lacks_what_others_need_is_not_ready(build, driver, missing):
    """Without files, README, example of settings, start command, list of packages, or manage.py."""
    files = {} if missing == "everything" else {p: b for p, b in PAPERS.items() if p != missing}
    bench = at_work(build, driver, files)

    left = nodes.check({"signatures": [], "round": 0}, bench)

    (finding,) = [f for f in left["findings"] if f["id"] == "files"]
    assert not finding["ok"]
    assert all(name in finding["evidence"] for name in NEEDED if name not in files)
    assert "files" in [problem["check"] for problem in left["problems"]]


def test_what_has_a_problem_is_repaired_or_given_up_and_never_published():
    state = {"problems": [{"check": "files"}], "signatures": ["files"], "round": 1}
    assert graph.after_checks(state) == "code"
    with pytest.raises(CannotRepair):
        graph.after_checks(state | {"round": graph.MOST_ROUNDS + 1})
    with pytest.raises(CannotRepair):
        graph.after_checks(state | {"signatures": ["files"] * graph.SAME_FAILURE})
    assert graph.after_checks(state | {"problems": []}) == "publish"


def test_a_fatal_error_behind_a_page_is_a_problem():
    def printed(*lines):
        return SimpleNamespace(app_log=lambda: "\n".join(lines))

    broke = "Traceback (most recent call last)"
    assert not checks.log(printed(checks.REHEARSAL, broke)).ok
    assert checks.log(printed(broke, checks.REHEARSAL, "GET / 200")).ok  # of a round before


def test_a_step_that_breaks_or_is_silent_is_a_problem():
    said = [f'@@{{"id": "{step}", "ok": true, "ms": 1}}' for step in running.EVERYTHING]
    assert all(f.ok for f in checks.prepared(Result(0, "\n".join(said))))
    broken = [*said[:-1], said[-1].replace("true", "false")]
    assert not all(f.ok for f in checks.prepared(Result(1, "\n".join(broken))))
    assert not all(f.ok for f in checks.prepared(Result(137, "\n".join(said[:3]))))


def test_what_has_failed_does_not_become_ready(build):
    lifecycle.enter(build, Stage.CHECKS)
    lifecycle.fail(Build.objects.get(pk=build.pk), "It did not start.")

    with pytest.raises(NotAllowedNow):
        lifecycle.ready(build, manifest={}, promises=[], checks=[])

    assert not is_ready(build)
    assert not Version.objects.exists()
    assert Project.objects.get(pk=build.project_id).stage == Project.Stage.DIRECTION


def test_the_next_version_leaves_the_one_before_as_it_was(build):
    lifecycle.enter(build, Stage.CHECKS)
    files = workspaces.keep({"README.md": b"the first"})
    first = lifecycle.ready(build, manifest=files, promises=[], checks=[])
    Build.objects.create(
        project=build.project, number=2, ceiling_cents=200, likely_seconds=10, base=first
    )
    again = admission.claim("one")
    lifecycle.enter(again, Stage.CHECKS)
    other = workspaces.keep({"README.md": b"the second"})

    second = lifecycle.ready(again, manifest=other, promises=[], checks=[])

    assert (first.tag, second.tag) == ("build_v0_1", "build_v0_2")
    first.refresh_from_db()
    assert workspaces.read(first.manifest) == {"README.md": b"the first"}
    assert second.parent == first


def test_the_database_holds_one_version_of_a_number(build):
    for number, fits in ((1, True), (1, False)):
        with transaction.atomic() if fits else pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.create(project=build.project, number=number, manifest={}, spec={})
