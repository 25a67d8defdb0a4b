"""A promise is kept on an app that works, and broken on one where that very thing is broken."""

from functools import partial
from typing import get_args

import pytest

from builds import running
from builds.accounts import Accounts
from builds.probes.trial import a
from builds.promises import PROBES, Probe
from builds.sandbox.local import starting
from builds.sandbox.local.driver import LocalDriver
from cofounder.appspec import lock, spec
from cofounder.appspec.changes import (
    AddEntity,
    AddField,
    AddLink,
    RemoveEntity,
    RemoveFeature,
    RemoveField,
    RenameEntity,
    RenameField,
    SetChoices,
    SetColour,
    SetLook,
    SetRequired,
    SetText,
    apply,
)
from cofounder.appspec.lint import tidy
from cofounder.appspec.render import all_files
from cofounder.appspec.spec import AppSpec, PromiseSpec
from tests.appspec.specs import entity, role

#: An app with every feature that has a probe.
WORKSHOP = tidy(
    AppSpec(
        name="Toolshed",
        tagline="Tools for the whole street.",
        archetype="lending",
        roles=(
            role("neighbour", "loan, review, reading"),
            role("keeper", "tool, loan", "tool, loan"),
            role("chair", "", "tool, loan, review"),
        ),
        entities=(
            entity(
                "tool",
                "name*; shelf*; kind:choice(Saw,Drill); in stock:number; notes:long_text",
            ),
            entity(
                "loan",
                "date:date; start time:time; status:choice(asked,agreed,returned); notes:long_text",
                "tool",
                archetype="booking",
            ),
            entity("review", "rating:rating; comment:long_text", "tool"),
            entity("reading", "date:date; value:decimal"),
        ),
        features=get_args(spec.Feature),
    )
)  # fmt: skip
#: The same as a diary, whose front page draws a line.
DIARY = WORKSHOP.model_copy(update={"archetype": "health"})

CHECKS = {
    "page_shows": spec.PageShows(text="Browse tools"),
    "needs_sign_in": spec.NeedsSignIn(entity="tool"),
    "sign_up": spec.SignUp(role="keeper"),
    "not_offered": spec.NotOffered(role="chair"),
    "create_and_find": spec.CreateAndFind(entity="loan", role="neighbour"),
    "search_finds": spec.SearchFinds(entity="tool"),
    "calendar_shows": spec.CalendarShows(entity="loan"),
    "board_moves": spec.BoardMoves(entity="loan"),
    "export_holds": spec.ExportHolds(entity="loan"),
    "approval_waits": spec.ApprovalWaits(entity="loan"),
    "reviews_average": spec.ReviewsAverage(entity="tool"),
    "low_stock_warns": spec.LowStockWarns(entity="tool"),
    "chart_shows": spec.ChartShows(entity="tool"),
}

#: Changes of every kind there is. Each is left out, too, to see its promise broken.
CHANGES = (
    AddField(entity="tool", field=spec.FieldSpec(name="weight", kind="decimal")),
    AddField(entity="tool", field=spec.FieldSpec(name="bought on", kind="date")),
    AddField(entity="tool", field=spec.FieldSpec(name="manual", kind="link")),
    AddField(entity="loan", field=spec.FieldSpec(name="picked up", kind="yes_no")),
    AddField(entity="loan", field=spec.FieldSpec(name="phone", kind="phone")),
    AddField(
        entity="loan",
        field=spec.FieldSpec(name="purpose", kind="choice", choices=("Garden", "House")),
    ),
    AddField(entity="tool", field=spec.FieldSpec(name="fun", kind="rating")),
    RenameField(entity="tool", field="notes", to="remarks"),
    RemoveField(entity="review", field="comment"),
    SetRequired(entity="tool", field="remarks", required=True),
    SetRequired(entity="tool", field="shelf", required=False),
    SetChoices(entity="tool", field="kind", choices=("Saw", "Drill", "Ladder")),
    SetChoices(entity="loan", field="status", choices=("asked", "agreed", "back")),
    AddEntity(entity=entity("workbench", "name*")),
    AddLink(entity="tool", to="workbench"),
    RenameEntity(entity="loan", to="borrowing"),
    RemoveEntity(entity="reading"),
    RemoveFeature(feature="search"),
    RemoveFeature(feature="export"),
    RemoveFeature(feature="calendar"),
    RemoveFeature(feature="board"),
    SetText(what="name", to="The Long Shed"),
    SetText(what="tagline", to="Borrowed, not bought."),
    SetColour(what="accent", to="#8a1c4a"),
    SetColour(what="background", to="#101a33"),
    SetLook(what="layout", to="side"),
    SetLook(what="font", to="serif"),
)
PAGES, TOOLS = "app/pages.py", "app/views/tool.py"
SAVES = ("app/pages.py", "row.save(update_fields=[self.status_field])", "pass")
#: What can go wrong, in apps that hold several faults at once: probe -> (file, what stood there,
#: what stands there now, what is seen instead).
FAULTS = (
    {
        "page_shows": ("app/templates/home.html", "Browse tools", "Browse", "did not find"),
        "needs_sign_in": (PAGES, "Asking(LoginRequiredMixin)", "Asking", "could open the form"),
        "sign_up": ("app/views/account.py", "login(request, form.save())", "form.save()",
                    "was not signed in"),
        "not_offered": ("app/forms.py", "roles.OPEN_ROLES", "roles.ROLES", "offers everybody"),
        "search_finds": (PAGES, "for word in words.split()[:8]:", "for word in ():",
                         "found something all the same"),
        "calendar_shows": (PAGES, "setdefault(getattr(row, day_field)",
                           "setdefault(getattr(row, day_field) + datetime.timedelta(days=1)",
                           "the calendar shows it on"),
        "board_moves": (*SAVES, "the board shows it in"),
        "approval_waits": (*SAVES, "and it stayed"),
        "export_holds": (PAGES, "row in self.get_queryset():", "row in self.get_queryset()[:3]:",
                         "3 lines before and 3 after"),
        "reviews_average": (TOOLS, "Avg", "Max", "its page says 5 out of 5"),
        "low_stock_warns": (TOOLS, "in_stock__lte=5", "in_stock__lte=0", "nothing warns"),
        "chart_shows": (TOOLS, "found.get(value, 0)", "0", "counted 0, then 0"),
    },
    {
        "create_and_find": ("app/templates/loan/list.html", "in object_list %}",
                            'in object_list|slice:":0" %}', "did not find it in the list"),
        "search_finds": (PAGES, "__icontains", "__startswith", "did not find it"),
        "calendar_shows": (PAGES, "by_day.get(day, [])", "[]", "is not in the calendar"),
        "board_moves": (PAGES, "columns.append((value, label, len(rows), shown))",
                        "columns.append((value, label, len(rows), []))", "no card"),
        "approval_waits": ("app/access.py", "user.is_staff or (in_charge(user, name) and answers)",
                           "True", "can decide on it as well"),
        "export_holds": (PAGES, "text/csv; charset=utf-8", "text/html", "not a file"),
        "reviews_average": ("app/templates/tool/detail.html",
                            "{{ o.average_rating|stars }}", "", "its page says"),
        "low_stock_warns": (TOOLS, "in_stock__lte=5", "in_stock__lte=9999", "was warned of it"),
    },
    {"approval_waits": ("app/forms.py", 'del self.fields["status"]', "pass", "by editing it")},
)  # fmt: skip


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    """One sandbox with what every app needs, for app after app."""
    var = tmp_path_factory.mktemp("v")
    supervisor = starting.start(var)
    sandbox = LocalDriver(var).create("promises", {})
    assert sandbox.install(lock.LOCK).ok
    yield sandbox
    sandbox.kill()
    starting.stop(supervisor)


@pytest.fixture(scope="module")
def probe(sandbox):
    """Somebody who tries whatever the sandbox serves."""
    return Probe(Accounts(WORKSHOP, partial(running.visitor, sandbox)))


@pytest.fixture(scope="module")
def serve(sandbox):
    """Call it with an app and its faults to have it served; the data stays."""
    env = running.environment("promises")
    prepared = []

    def serve(app, faults=(), *, migrated=False):
        files = all_files(app)
        for path, before, now in set(faults):
            assert before in files[path], (path, before)
            files[path] = files[path].replace(before, now)
        sandbox.write({path: text.encode() for path, text in files.items()})
        if not prepared:
            prepared.append(
                running.prepare(sandbox, env, ("setup", "makemigrations", "migrate", "seed"))
            )
            assert prepared[0].ok, prepared[0].output
        if migrated:
            again = running.prepare(sandbox, env, ("setup", "makemigrations", "migrate", "seed"))
            assert again.ok, again.output
        sandbox.serve(running.start_command({p: t.encode() for p, t in files.items()}), env=env)
        running.await_answer(sandbox)

    return serve


def tried(probe, name, check=None):
    return probe.check(PromiseSpec(text=name, check=check or CHECKS[name]))


def test_every_probe_there_is_has_an_example_here():
    names = {kind.model_fields["probe"].default for kind in get_args(get_args(spec.Probe)[0])}
    promised = {promise.check.probe for promise in apply(WORKSHOP, CHANGES).promises}
    assert set(PROBES) == names - {"none"} == set(CHECKS) | promised


def test_an_app_that_works_keeps_its_promises(probe, serve, sandbox):
    serve(WORKSHOP)

    results = [tried(probe, name) for name in CHECKS]

    assert [r for r in results if r["outcome"] != "kept"] == []
    assert "Traceback" not in sandbox.app_log()


@pytest.mark.parametrize("faults", FAULTS, ids=["wrong", "missing", "open"])
def test_a_fault_breaks_the_promise_it_is_about(probe, serve, faults):
    serve(WORKSHOP, [fault[:3] for fault in faults.values()])

    for name, (*_, seen) in faults.items():
        result = tried(probe, name)
        assert result["outcome"] == "broken", result
        assert seen in result["evidence"]


def test_a_line_over_time_ends_where_the_newest_number_is(probe, serve):
    newest = spec.ChartShows(entity="reading")
    serve(DIARY)
    diary = Probe(Accounts(DIARY, probe.trial.stranger))
    assert tried(diary, "line", newest)["outcome"] == "kept"

    serve(DIARY, [("app/views/home.py", '"-pk")[:30]', '"-pk")[3:30]')])

    result = tried(diary, "line", newest)
    assert result["outcome"] == "broken"
    assert "the chart goes" in result["evidence"]


def test_every_change_is_seen_where_it_was_made_and_missed_where_it_was_not(probe, serve, sandbox):
    changed = apply(WORKSHOP, CHANGES)
    tries = Probe(Accounts(changed, probe.trial.stranger))
    serve(WORKSHOP)

    for promise in changed.promises:
        assert tries.check(promise)["outcome"] == "broken", promise

    serve(changed, migrated=True)
    tries = Probe(Accounts(changed, probe.trial.stranger))

    results = [tries.check(promise) for promise in changed.promises]
    assert len(results) == len(CHANGES)
    assert [r for r in results if r["outcome"] != "kept"] == []
    assert "Traceback" not in sandbox.app_log()


def test_what_no_machine_can_check_is_not_tested(probe):
    result = tried(probe, "It is a joy to use.", spec.NotTestable())
    assert result["outcome"] == "not_tested"
    assert "try it yourself" in result["evidence"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("attendance", "an attendance"), ("eleven wheel", "an eleven wheel"), ("loan", "a loan"),
        ("user", "a user"), ("unit", "a unit"), ("uninvited guest", "an uninvited guest"),
        ("hour", "an hour"), ("one-off job", "a one-off job"), ("umbrella", "an umbrella"),
    ],
)  # fmt: skip
def test_evidence_names_things_with_the_article_they_are_said_with(word, told):
    assert a(word) == told
