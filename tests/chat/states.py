"""Four projects in different states, for the questions of ``questions.jsonl``."""

from datetime import timedelta

from django.utils import timezone

from builds import workspaces
from builds.models import Build, ChangeRequest, Preview, Promise, Version
from deploy.models import ReadinessReport
from gates.models import Gate
from projects.models import Document, Interview, PlanSet, Project, Revision, TimelineEvent, User
from projects.models.interview import Answer
from tests.factories import DocumentFactory, PlanFactory, ProjectFactory, UserFactory

FAILURE = "The list of tools did not open."


def scope(*features: tuple[str, str], out: tuple[str, ...]) -> dict:
    """The content of an MVP scope."""
    return {
        "core_features": [
            {"name": name, "description": "", "priority": "must", "promises": [promise]}
            for name, promise in features
        ],
        "out_of_scope": list(out),
        "success_metrics": [],
    }


def papers(project: Project, people: str, the_scope: dict) -> None:
    """Write the seven documents, as far as the chat reads them."""
    contents = {
        "thesis": {"problem": "Nobody knows who comes.", "target_user": people},
        "idea_brief": {"problem_statement": "Nobody knows who comes.", "target_user": people},
        "product_brief": {"target_user": people},
        "mvp_scope": the_scope,
        "milestones": {"milestones": [], "critical_path": [], "total_duration_weeks": 6},
        "risk_log": {"technical_risks": [], "market_risks": [], "execution_risks": []},
        "how_it_works": {"architecture": "One small app."},
    }
    for kind, content in contents.items():
        DocumentFactory(project=project, kind=kind, content=content)


def decide(project: Project, kind: str, choice: str, note: str = "") -> None:
    """A decision that was taken."""
    Gate.objects.create(
        project=project, kind=kind, choice=choice, note=note, decided_at=timezone.now(),
        decided_by=project.owner,
    )  # fmt: skip


def plans(project: Project) -> None:
    """Two plans, the first of them chosen."""
    plan_set = PlanSet.objects.create(project=project, number=1, stage="ready")
    content = {"time_to_ship": "about 6 weeks", "cost_note": "", "scope_coverage": 100}
    PlanFactory(
        project=project, plan_set=plan_set, content=content, recommended=True,
        chosen_at=timezone.now(),
    )  # fmt: skip
    PlanFactory(project=project, plan_set=plan_set, position=2, name="Core first")


def fresh(owner: User | None = None) -> Project:
    """An idea, with the interview just begun."""
    project = ProjectFactory(owner=owner or UserFactory())
    question = {
        "key": "pain", "part": "thesis", "kind": "text", "text": "What hurts most today?",
    }  # fmt: skip
    talk = Interview.objects.create(project=project, stage="asking", asking=question, left=6)
    asked = question | {"key": "who", "text": "Who is it for?"}
    Answer.objects.create(interview=talk, position=1, key="who", asked=asked, values=["Owners"])
    return project


def decided(owner: User | None = None) -> Project:
    """The direction and the plan are decided; nothing is built yet."""
    project = ProjectFactory(
        owner=owner or UserFactory(tier="partner"), name="Choir desk", stage="direction",
        idea="A place where choir leaders plan rehearsals and see who comes.",
    )  # fmt: skip
    Interview.objects.create(project=project, stage="done")
    features = (
        ("Rehearsal calendar", "A leader adds a rehearsal and finds it on its day."),
        ("Attendance", "A singer says whether they come."),
    )
    papers(project, "Leaders of amateur choirs", scope(*features, out=("Selling tickets",)))
    decide(project, "direction", "proceed", "Start with one choir before we sell it.")
    plans(project)
    return project


def failed(owner: User | None = None) -> Project:
    """Two builds were tried and failed; there is no version."""
    project = ProjectFactory(
        owner=owner or UserFactory(), name="Tool shed", stage="direction",
        idea="Neighbours lend each other tools and see what is free this weekend.",
    )  # fmt: skip
    Interview.objects.create(project=project, stage="done")
    features = (("Lending", "A neighbour borrows a tool and it is taken."),)
    papers(project, "Neighbours in one street", scope(*features, out=("Payments",)))
    decide(project, "direction", "narrow", "Only the lending, no payments.")
    decide(project, "direction", "proceed")
    plans(project)
    a_build(project, 1, "failed", failure="It could not be installed.", debug_id="11aa22bb")
    a_build(project, 2, "failed", failure=FAILURE, spent_cents=12, debug_id="9f2c11ab")
    return project


def a_build(project: Project, number: int, stage: str, **fields) -> Build:
    """A build that took 40 seconds."""
    now = timezone.now()
    times = {"begun_at": now - timedelta(seconds=40), "ended_at": now}
    return Build.objects.create(
        project=project, number=number, stage=stage, ceiling_cents=200, likely_seconds=30,
        started_by=project.owner, **({"aims_for": "v0.1"} | times | fields),
    )  # fmt: skip


SPEC = {
    "name": "Dog walkers",
    "tagline": "Trusted walks nearby",
    "entities": [
        {"name": "walker", "plural": "walkers", "fields": [{"name": "phone", "kind": "phone"}]},
        {"name": "walk", "plural": "walks", "fields": [{"name": "day", "kind": "date"}]},
    ],
    "roles": [{"name": "owner"}, {"name": "walker"}],
    "features": ["search", "calendar"],
}


def a_version(project: Project, number: int, news: list[str], cents: int) -> Build:
    """A version, with the build that made it."""
    manifest = {f"app/file{n}.py": "0" * 64 for n in range(30 + number)}
    parent = project.versions.first()
    version = Version.objects.create(
        project=project, number=number, parent=parent, manifest=manifest, spec=SPEC, news=news
    )
    preview = Preview.objects.create(
        version=version, sandbox_id=f"box{number}", opened_at=timezone.now()
    )
    return a_build(
        project, project.builds.count() + 1, "ready", version=version, preview=preview, spec=SPEC,
        aims_for=str(version), spent_cents=cents, manifest=manifest,
        checks=[{"label": "Every page opens", "ok": True, "evidence": "9 pages opened."}],
    )  # fmt: skip


def ready(owner: User | None = None) -> Project:
    """v0.2 runs, a decision is open, and the launch check is red."""
    project = ProjectFactory(owner=owner or UserFactory(), stage="feedback")
    Interview.objects.create(project=project, stage="done")
    features = (
        ("Booking", "An owner books a walk and finds it."),
        ("Confirming", "A walker confirms a walk."),
    )
    papers(project, "Dog owners in one town", scope(*features, out=("Payments",)))
    decide(project, "direction", "proceed", "Owners asked for it.")
    decide(project, "solidification", "iterate", "Owners want to call the walker.")
    plans(project)
    first = a_version(project, 1, [], 41)
    a_build(project, 2, "failed", failure="It took too long.", spent_cents=7, aims_for="v0.2")
    latest = a_version(project, 2, ["Walkers show a phone number."], 18)
    found = (
        ("An owner books a walk and finds it.", "kept", "We booked one and found it."),
        ("A walker confirms a walk.", "broken", "There was no button to confirm."),
        ("Reminders arrive in time.", "not_tested", "No machine can check this."),
    )
    for position, (text, outcome, evidence) in enumerate(found, start=1):
        Promise.objects.create(
            build=latest, position=position, text=text, outcome=outcome, evidence=evidence
        )
    an_agreed_change(project, first.version)
    Gate.objects.create(project=project, kind="solidification", evidence={"score": 86})
    a_red_light(latest.version)
    TimelineEvent.objects.create(project=project, kind="build.ready", sentence="v0.2 is ready.")
    return project


def an_agreed_change(project: Project, version: Version) -> None:
    """The change that became v0.2, with its document."""
    document = Document.objects.create(
        project=project, kind="change_request", number=1, stage="ready"
    )
    content = {"description": "a phone number for walkers", "alignment_score": 86, "drift": []}
    Revision.objects.create(document=document, number=1, content=content)
    ChangeRequest.objects.create(
        project=project, number=1, version=version, stage="built", document=document,
        words="a phone number for walkers", alignment={"score": 86},
    )  # fmt: skip


def a_red_light(version: Version) -> None:
    """A launch check that found a secret."""
    ReadinessReport.objects.create(
        version=version,
        digest=workspaces.digest(version.manifest),
        rules="1",
        overall="red",
        verdicts=[
            {"check": "readme", "status": "pass", "evidence": "README.md", "fix": ""},
            {
                "check": "secrets", "status": "fail",
                "evidence": "A secret key is written in app/settings.py.",
                "fix": "Move the secret key into the environment.",
            },
        ],
    )  # fmt: skip


ALL = {"fresh": fresh, "decided": decided, "failed": failed, "ready": ready}
