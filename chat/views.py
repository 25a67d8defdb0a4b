"""The chat on screen: a panel over every page, and a page of its own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import reswap, retarget

from builds.forms import ChangeForm
from chat import actions, answers, conversation
from chat.answers import talk as about_us
from chat.conversation import Shown
from chat.forms import SayForm
from chat.intents import likeness
from chat.shapes import Context
from cofounder.errors import CofounderError
from cofounder.http import Request, page_or_partial, wants_partial
from projects.models import Project
from projects.views import load


def address(project: Project | None) -> str:
    """Return where the chat about *project* is."""
    return reverse("chat:project", args=[project.pk]) if project else reverse("chat:home")


@login_required
@require_http_methods(["GET", "POST"])
def talk(request: Request, project_id: UUID | None = None) -> HttpResponse:
    """The conversation so far; a POST says something."""
    project = load(request, project_id) if project_id else None
    form = SayForm(request.POST or None)
    if request.method == "GET":
        likeness.prepare()  # while the founder types
        return _page(request, project, SayForm(), conversation.opened(request, project))
    context = conversation.context_of(request, project)
    if not form.is_valid():
        return _asked_again(request, project, form, context)
    said = form.cleaned_data["words"]
    reply = answers.reply(context, conversation.turns(request, project), said)
    return _answered(request, project, conversation.add(request, project, said, reply, context))


@login_required
@require_POST
def act(request: Request, project_id: UUID) -> HttpResponse:
    """Do what the founder pressed, through the verb it stands for; what is refused says why."""
    project, status = load(request, project_id), 200
    name, target = request.POST.get("action", ""), request.POST.get("target", "")
    try:
        done, look = actions.carry_out(name, target, project, by=request.user)
        reply = answers.Reply(done, (look,), "done")
    except CofounderError as problem:
        reply, status = answers.Reply(str(problem), (), "refused"), problem.status_code
    project.refresh_from_db()
    context = conversation.opened(request, project)
    pressed = actions.PRESSED[actions.Name(name)]
    turn = conversation.add(request, project, pressed, reply, context)
    return _answered(request, project, turn, status)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: Request, project_id: UUID) -> HttpResponse:
    """The form of a change, filled in with what was said here. A POST brings the words along."""
    project = load(request, project_id)
    if request.method == "POST":
        form = ChangeForm(request.POST)
        if form.is_valid():
            conversation.want(request, project, form.cleaned_data["words"])
        return conversation.sign(request, redirect("chat:change", project.pk))
    words = conversation.wanted(request, project)
    if not words:
        return redirect("builds:changes", project.pk)
    shown = {"project": project, "form": ChangeForm(initial={"words": words})}
    return render(request, "chat/change.html", shown)


@login_required
@require_POST
def restart(request: Request) -> HttpResponse:
    """Forget what was said, and go back to where it was."""
    conversation.forget(request)
    back = request.POST.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return redirect(back if ours else "chat:home")


def _page(
    request: Request, project: Project | None, form: SayForm, context: Context, status: int = 200
) -> HttpResponse:
    """Draw the whole conversation, as a page or for the panel."""
    shown = {
        "project": project,
        "form": form,
        "address": address(project),
        "turns": conversation.shown(request, project, context),
        "suggestions": about_us.suggestions(context),
    }
    response = page_or_partial(
        request, "chat/page.html", "chat/_conversation.html", status=status, **shown
    )
    return conversation.sign(request, response)


def _answered(
    request: Request, project: Project | None, turn: Shown, status: int = 200
) -> HttpResponse:
    """Answer with the new exchange; without JavaScript, with the page that ends in it."""
    if not wants_partial(request):
        response: HttpResponse = redirect(f"{address(project)}#chat-turn-{turn.number}")
    else:
        shown = {"turn": turn, "project": project}
        response = render(request, "chat/_turn.html", shown, status=status)
    return conversation.sign(request, response)


def _asked_again(
    request: Request, project: Project | None, form: SayForm, context: Context
) -> HttpResponse:
    """Show what is wrong with a message, with the message kept."""
    if not wants_partial(request):
        return _page(request, project, form, context, 422)
    shown = {"form": form, "address": address(project)}
    response = render(request, "chat/_form.html", shown, status=422)
    return reswap(retarget(response, "#chat-form"), "outerHTML")
