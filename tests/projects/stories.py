"""Projects that have come a long way, made from rows: no worker, no clock."""

from datetime import timedelta

from django.utils import timezone

from builds.models import Build, ChangeRequest, Preview, Promise, Version
from gates.models import Gate
from projects import timeline
from projects.models import Document, Interview, PlanSet, Project, Revision
from tests.factories import DocumentFactory, PlanFactory, ProjectFactory

HOSTILE = "</title><script>alert(1)</script> {{ 7*7 }} \u202e'\"& تطبيق 🐕" + "x" * 200
FEATURES = [
    {"name": "Walks", "description": "Book a walk.", "priority": "must",
     "promises": ["A dog owner can add a walk.", "A stranger is asked to sign in."]},
    {"name": "Calendar", "description": "Week by week.", "priority": "should",
     "promises": ["A walk appears on its day."]},
    {"name": "Reviews", "description": "Say how it was.", "priority": "could",
     "promises": ["A review counts."]},
]  # fmt: skip
MILESTONES = [
    {"title": "The heart runs", "description": "Walks work.", "estimated_weeks": 1,
     "success_criteria": ["A dog owner can add a walk.", "A stranger is asked to sign in."]},
    {"title": "It is complete", "description": "The calendar, too.", "estimated_weeks": 2,
     "success_criteria": ["A walk appears on its day."]},
    {"title": "A pilot", "description": "Ten people try it.", "estimated_weeks": 3,
     "success_criteria": ["Six of ten come back."]},
]  # fmt: skip
CONTENT = {
    "mvp_scope": {"core_features": FEATURES, "out_of_scope": ["Paying by card."]},
    "milestones": {"milestones": MILESTONES},
}
KEPT = ("A dog owner can add a walk.", "A stranger is asked to sign in.")


def ago(**time):
    return timezone.now() - timedelta(**time)


def written(project, kind, days=20, content=None):
    """A document whose first revision is *days* old."""
    content = content or CONTENT.get(kind) or {"problem_statement": "Dogs wait."}
    document = DocumentFactory(project=project, kind=kind, content=content)
    Revision.objects.filter(document=document).update(created_at=ago(days=days))
    return document


def build(project, stage="ready", days=0, **fields):
    """A build and, when it is ready, its version with a preview."""
    number = project.builds.count() + 1
    end = ago(days=days)
    if stage == "ready":
        newest = project.versions.first()
        version = Version.objects.create(
            project=project, number=newest.number + 1 if newest else 1, parent=newest,
            manifest={}, spec={"name": "Walkies"},
        )  # fmt: skip
        Version.objects.filter(pk=version.pk).update(created_at=end)
        preview = Preview.objects.create(version=version, sandbox_id="box")
        fields |= {"version": version, "preview": preview}
    return Build.objects.create(
        **{"project": project, "number": number, "stage": stage, "aims_for": f"v0.{number}",
           "ceiling_cents": 200, "likely_seconds": 20, "created_at": end, "begun_at": end,
           "ended_at": end if stage in Build.OVER else None,
           "failure": "It did not start." if stage == "failed" else ""} | fields
    )  # fmt: skip


def tried(made, kept=KEPT, broken=(), feature="Walks"):
    """What the build *made* found about its promises."""
    texts = [(text, "kept") for text in kept] + [(text, "broken") for text in broken]
    for position, (text, outcome) in enumerate(texts, start=1):
        Promise.objects.create(
            build=made, position=position, text=text, feature=feature, outcome=outcome
        )


def gate(project, kind="direction", choice="", days=0, **fields):
    """A decision asked *days* ago; taken then, too, when it has a *choice*."""
    decided = ago(days=days) if choice else None
    return Gate.objects.create(
        project=project, kind=kind, choice=choice, asked_at=ago(days=days), decided_at=decided,
        **fields,
    )  # fmt: skip


def change(project, version, stage="agreed", days=1, **fields):
    """A change request made *days* ago, with a document once it is agreed on."""
    number = project.changes.count() + 1
    paper = None
    if stage in {"agreed", "built"}:
        paper = Document.objects.create(
            project=project, kind="change_request", number=number, stage="ready"
        )
        content = {
            "goal": "Owners find it sooner.",
            "drift": ["Maps are new."],
            "touches": ["Walks"],
        }
        Revision.objects.create(document=paper, number=1, content=content)
    return ChangeRequest.objects.create(
        **{"project": project, "number": number, "version": version, "stage": stage,
           "words": "Show walks on a map", "document": paper, "created_at": ago(days=days)}
        | fields
    )  # fmt: skip


def planned(founder, **fields):
    """A project whose plan is chosen and whose documents are written, with nothing built yet."""
    project = ProjectFactory(owner=founder, stage=Project.Stage.DIRECTION, **fields)
    Interview.objects.create(project=project, stage=Interview.Stage.DONE)
    for number, kind in enumerate(["thesis", "idea_brief"]):
        written(project, kind, days=30 - number)
    gate(project, choice="proceed", days=25, note="People asked for it.")
    rounds = PlanSet.objects.create(project=project, number=1, stage="ready")
    PlanFactory(
        project=project, plan_set=rounds, chosen_at=ago(days=24), name="A pilot first",
        content={"scope_coverage": 93, "pros": ["We learn soon."],
                 "cons": ["It waits with reviews."], "tradeoffs": ["Certainty against time."],
                 "engineering_impact": "Two of three."},
    )  # fmt: skip
    PlanFactory(project=project, plan_set=rounds, position=2, name="Everything at once")
    for number, kind in enumerate(["product_brief", "mvp_scope", "milestones", "risk_log"]):
        written(project, kind, days=23 - number)
    return project


def grown(founder, **fields):
    """A project with two versions, a change between them and a wish, two decisions, events."""
    project = planned(founder, **fields)
    first = build(project, days=10)
    tried(first)
    gate(project, "solidification", "iterate", days=8, note="The map is missing.")
    asked = change(project, first.version, "built", days=7)
    second = build(project, days=5, base=first.version, change=asked)
    tried(second, kept=(*KEPT, "Walks show on a map."), broken=("A walk appears on its day.",))
    change(project, second.version, "wish", words="Pay by card", days=2)
    Project.objects.filter(pk=project.pk).update(stage="feedback")
    project.refresh_from_db()
    timeline.record(project, "project.started", by=founder)
    timeline.record(project, "document.written", document="MVP scope")
    timeline.record(project, "gate.decided", by=founder, gate="direction", choice="proceed",
                    note="People asked for it.")  # fmt: skip
    timeline.record(
        project, "build.failed", version="v0.2", failure="No answer.", debug_id="ab12cd34"
    )
    timeline.record(project, "build.ready", version=first.version)
    return project


def hostile(founder):
    """A project in which every text a founder or a model writes is up to no good."""
    project = ProjectFactory(owner=founder, name=HOSTILE[:60], idea=HOSTILE, stage="mvp")
    written(project, "mvp_scope", content={
        "core_features": [{"name": HOSTILE, "description": HOSTILE, "promises": [HOSTILE]}, "odd"],
        "out_of_scope": [HOSTILE, ""]})  # fmt: skip
    written(project, "milestones", content={"milestones": [{"title": HOSTILE}, None]})
    gate(project, choice="pivot", days=3, note=HOSTILE, evidence={"tradeoffs": [HOSTILE, 7]})
    PlanFactory(project=project, name=HOSTILE[:120], chosen_at=ago(days=2), content={"pros": None})
    made = build(project, days=1)
    tried(made, kept=(HOSTILE[:200],), feature=HOSTILE[:120])
    change(project, made.version, "wish", words=HOSTILE, plan={"goal": HOSTILE})
    timeline.record(project, "project.renamed", name=HOSTILE)
    return project
