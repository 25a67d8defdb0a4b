"""What the chat can offer: a fixed list of doors, of which four do something when clicked.

An answer only names an action. Where it leads is worked out here from the project's own facts,
and what it does is checked again when the founder clicks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.http import Http404
from django.urls import NoReverseMatch, reverse

from builds import lifecycle
from chat.shapes import Context
from chat.wording import duration, money
from cofounder.errors import NotAllowedNow
from projects import journey
from projects.flags import Beta
from projects.models import Document, Project, User


class Name(StrEnum):
    """Every action there is. Nothing else can be named."""

    PROJECTS = "projects"
    NEW = "new"
    PROJECT = "project"
    ENGINES = "engines"
    HOME = "home"
    INTERVIEW = "interview"
    DOCUMENTS = "documents"
    DOCUMENT = "document"
    PLANS = "plans"
    DECISIONS = "decisions"
    GATE = "gate"
    BUILDS = "builds"
    BUILD = "build"
    PREVIEW = "preview"
    VERSIONS = "versions"
    CHANGES = "changes"
    ASK_CHANGE = "ask_change"
    TIMELINE = "timeline"
    BOARD = "board"
    GRAPH = "graph"
    LAUNCH = "launch"
    EXPORT = "export"
    ZIP = "zip"
    PARK = "park"
    START_BUILD = "start_build"
    CANCEL_BUILD = "cancel_build"
    TAKE_UP = "take_up"


#: What does something. All others are links to pages that ask by themselves.
ACTS = frozenset({Name.START_BUILD, Name.CANCEL_BUILD, Name.TAKE_UP})

#: What the conversation says the founder did.
PRESSED: dict[Name, str] = {
    Name.START_BUILD: "Start the build",
    Name.CANCEL_BUILD: "Stop the build",
    Name.TAKE_UP: "Take it up again",
}

#: The one place where a beta feature keeps an action out of the chat.
NEEDS_FLAG: dict[Name, Beta] = {
    Name.GRAPH: Beta.STRATEGY_GRAPH,
    Name.BOARD: Beta.TIMELINE_BOARD,
}


@dataclass(frozen=True)
class Proposal:
    """An action as an answer names it. *key*: a document's kind, a project, a version, words."""

    name: Name
    key: str = ""


@dataclass(frozen=True)
class Action:
    """A button, ready to be drawn. *acts* marks those that need the founder's POST.

    *asks* and *loss* are what is asked before something costly or final; *target* is the row that
    was meant, so that an old button can never stop a newer build. *words* are the founder's own:
    they travel in the body of a POST, because addresses are written into logs.
    """

    name: Name
    label: str
    url: str
    icon: str
    acts: bool = False
    target: int | None = None
    asks: str = ""
    loss: str = ""
    no: str = ""
    words: str = ""


#: Actions that lead to a page of the project: label, address, icon.
PAGES: dict[Name, tuple[str, str, str]] = {
    Name.HOME: ("Open the project", "projects:detail", "house"),
    Name.INTERVIEW: ("Open the interview", "projects:interview", "message-circle"),
    Name.DOCUMENTS: ("Open the documents", "projects:documents", "file-text"),
    Name.PLANS: ("Open the plans", "projects:plans", "map"),
    Name.DECISIONS: ("Open the decisions", "gates:list", "scale"),
    Name.BUILDS: ("See the quote and all builds", "builds:list", "hammer"),
    Name.VERSIONS: ("Open the versions", "builds:versions", "history"),
    Name.CHANGES: ("Open the changes", "builds:changes", "pencil"),
    Name.TIMELINE: ("Open the timeline", "projects:timeline", "history"),
    Name.BOARD: ("Open the board", "projects:board", "list-checks"),
    Name.GRAPH: ("Open the strategy graph", "projects:graph", "route"),
    Name.LAUNCH: ("Open the launch page", "deploy:home", "rocket"),
    Name.EXPORT: ("Export the documents", "projects:export", "download"),
    Name.PARK: ("Park the project", "projects:park", "pause"),
}


def offer(context: Context, proposal: Proposal) -> Action | None:
    """Return the button for *proposal*, or None where it leads nowhere in this project."""
    flag = NEEDS_FLAG.get(proposal.name)
    if flag and flag.value not in context.flags:
        return None
    try:
        return (
            _outside(context, proposal) or (context.project and _inside(context, proposal)) or None
        )
    except NoReverseMatch:
        return None  # a page that this installation does not have


def _outside(context: Context, proposal: Proposal) -> Action | None:
    """Actions that need no open project."""
    match proposal.name:
        case Name.PROJECTS:
            return Action(Name.PROJECTS, "Your projects", reverse("projects:list"), "layers")
        case Name.NEW:
            return Action(Name.NEW, "Start a project", reverse("projects:new"), "plus")
        case Name.ENGINES:
            return Action(Name.ENGINES, "Who answers here", reverse("engines"), "plug")
        case Name.PROJECT:
            found = next((p for p in context.projects if p.pk == proposal.key), None)
            url = found and reverse("projects:detail", args=[found.pk])
            return found and Action(Name.PROJECT, f"Open “{found.name}”", url, "arrow-right")
    return None


def _inside(context: Context, proposal: Proposal) -> Action | None:
    """Actions on the open project, whose ids come from *context* and from nowhere else."""
    name, key, project = proposal.name, proposal.key, context.project
    if name in PAGES:
        label, address, drawn = PAGES[name]
        return Action(name, label, reverse(address, args=[project]), drawn)
    latest, build = context.version, context.attempt
    match name:
        case Name.DOCUMENT if key in Document.Kind.values and context.paper(key):
            label = f"Open the {Document.Kind(key).label}"
            return Action(
                name, label, reverse("projects:document", args=[project, key]), "file-text"
            )
        case Name.GATE if context.gate and not context.parked:
            url = reverse("gates:detail", args=[context.gate])
            return Action(name, f"Decide: {context.gate_kind}", url, "scale")
        case Name.BUILD if build:
            label = "Watch the build" if context.building else f"See the build of {build.label}"
            return Action(name, label, reverse("builds:detail", args=[build.pk]), "hammer")
        case Name.PREVIEW if latest:
            meant = next((v for v in context.versions if v.label == key), latest)
            url = reverse("builds:preview", args=[meant.pk])
            return Action(name, f"Open {meant.label}", url, "play")
        case Name.ZIP if latest:
            url = reverse("deploy:zip", args=[latest.pk])
            return Action(name, f"Download {latest.label} as a zip", url, "download")
        case Name.ASK_CHANGE if latest and not context.parked:
            if not key:
                url = reverse("builds:changes", args=[project])
                return Action(name, "Ask for a change", url, "pencil")
            url = reverse("chat:change", args=[project])
            return Action(name, "Ask for this change", url, "pencil", words=key)
    return _acting(context, name)


def _acting(context: Context, name: Name) -> Action | None:
    """Buttons that do something, each only where it can be done now."""
    building = context.building
    match name:
        case Name.START_BUILD if context.can_build:
            return Action(
                name, "Start the build", reverse("builds:list", args=[context.project]), "hammer",
                acts=True, asks="Start the build of your first version?", loss=build_terms(context),
                no="Not now",
            )  # fmt: skip
        case Name.CANCEL_BUILD if building:
            return Action(
                name, "Stop the build", reverse("builds:cancel", args=[building.pk]), "circle-stop",
                acts=True, target=building.pk, asks=f"Stop the build of {building.label}?",
                loss="What was written so far is kept, but this version will not be finished. "
                "Nothing is charged.", no="Keep building",
            )  # fmt: skip
        case Name.TAKE_UP if context.parked:
            url = reverse("projects:detail", args=[context.project])
            return Action(name, "Take it up again", url, "play", acts=True)
    return None


def build_terms(context: Context) -> str:
    """Say what the next build takes and may cost, from the quote."""
    cost = (
        f"It costs {money(context.likely_cents)} with the co-founder that answers here, and"
        if context.likely_cents is not None
        else "We cannot know the cost before, but it"
    )
    return (
        f"It likely takes {duration(context.likely_seconds)}. {cost} never more than "
        f"{money(context.ceiling_cents)}. An attempt that fails is not charged."
    )


def carry_out(name: str, target: str, project: Project, *, by: User) -> tuple[str, Proposal]:
    """Do what the founder clicked; return what was done, and where to look at it.

    Raises ``Http404`` for anything that is not on the list or not of this project, and whatever
    the verb refuses (``CofounderError``).
    """
    match name:
        case Name.START_BUILD:
            if project.versions.exists() and not project.builds.active().exists():
                raise NotAllowedNow(
                    "The first version is built. The next one follows from a change you ask for."
                )
            build = lifecycle.start(project, by=by)
            return f"The build of {build.label} is in line. It starts by itself.", Proposal(
                Name.BUILD
            )
        case Name.CANCEL_BUILD:
            build = project.builds.filter(
                pk=int(target) if target.isdecimal() and len(target) < 18 else 0
            ).first()
            if build is None:
                raise Http404
            lifecycle.cancel(build, by=by)
            return f"We stopped the build of {build.label}. Nothing is charged.", Proposal(
                Name.BUILD
            )
        case Name.TAKE_UP:
            journey.unpark(project, by=by)
            return f"“{project}” is active again.", Proposal(Name.HOME)
    raise Http404
