"""Answers from what is written and measured: documents, scope, time, alignment, history."""

from __future__ import annotations

from chat.actions import Name, Proposal
from chat.answers.journey import gate_or, line, onward
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context
from chat.wording import count, duration, listed, quoted


def document(context: Context, meaning: Meaning) -> Reply:
    """Where a document is, or which ones there are."""
    if not meaning.key:
        if not context.papers:
            return say("No document is written yet. The first follow the interview.",
                       to=(Name.INTERVIEW,))  # fmt: skip
        done = [paper.label for paper in context.papers if paper.stage == "ready"]
        missing = [paper.label for paper in context.papers if paper.stage != "ready"]
        return say(
            f"Written so far: {listed(done, most=7)}." if done else "None is written yet.",
            f"Still missing: {listed(missing, most=7)}." if missing else "",
            to=(Name.DOCUMENTS,),
        )
    paper = context.paper(meaning.key)
    if paper is None:
        return say(
            "That document does not exist yet. "
            "Thesis and idea brief follow the interview, the other five follow the plan.",
            to=onward(context),
        )
    state = {
        "ready": "is written", "waiting": "is about to be written", "writing": "is being written",
        "failed": "could not be written",
    }[paper.stage]  # fmt: skip
    edited = " You edited it last." if paper.edited else ""
    return say(f"The {paper.label} {state}.{edited}" if paper.label != "How it works"
               else f"“{paper.label}” {state}.{edited}",
               *(f"– {line}" for line in paper.gist[:5]),
               to=(Proposal(Name.DOCUMENT, meaning.key), Name.DOCUMENTS))  # fmt: skip


def scope(context: Context, meaning: Meaning) -> Reply:
    """What the first version does and does not, as the scope has it."""
    if not context.paper("mvp_scope") or not context.features:
        return say(
            "What the first version does is not written down yet. "
            "The MVP scope follows from the plan you choose.",
            to=onward(context),
        )
    return say(
        f"The MVP scope has {quoted(f.name for f in context.features)}.",
        f"It leaves out {quoted(context.left_out)}." if context.left_out else "",
        to=(Proposal(Name.DOCUMENT, "mvp_scope"),),
    )


def how_long(context: Context, meaning: Meaning) -> Reply:
    """How long it takes, from what was estimated; no estimate is made up."""
    build = context.building
    if build:
        likely = f"A build like this likely takes {duration(build.likely_seconds)} of work."
        return say(line(context), likely, to=(Name.BUILD,))
    if not context.stage_number:
        left = count(context.questions_left, "question")
        return say(
            f"That depends on you first: we expect about {left} more in the interview."
            if context.questions_left
            else "That depends on you first: the interview comes before everything else.",
            f"A build itself likely takes {duration(context.likely_seconds)}.",
            to=onward(context),
        )
    weeks = count(context.weeks, "week")
    tried = context.attempt
    took = f"The last one took {duration(tried.seconds)}." if tried and tried.seconds else ""
    return say(
        f"The milestones estimate {weeks} until launch."
        if context.weeks
        else "There is no estimate for the way to launch yet. The milestones will have one.",
        f"The next build likely takes {duration(context.likely_seconds)}. {took}".strip(),
        f"Next: {context.next_title}" if context.next_title else "",
        to=(Proposal(Name.DOCUMENT, "milestones"), *onward(context)),
    )


def alignment(context: Context, meaning: Meaning) -> Reply:
    """How well we stay with the scope, if that was ever measured."""
    if context.score is None:
        return say(
            "Alignment was not measured yet. It is, when you ask for a change and when you decide "
            "about a version.",
            to=(Proposal(Name.DOCUMENT, "mvp_scope"),),
        )
    light = "green" if context.score >= 80 else "yellow" if context.score >= 60 else "red"
    drift = f"New beyond the scope: {quoted(context.drift)}." if context.drift else ""
    return say(
        f"The last alignment with your scope was {context.score} of 100, which is {light}.",
        drift or "Nothing drifted beyond the scope.",
        to=gate_or(context, Name.CHANGES),
    )


def events(context: Context, meaning: Meaning) -> Reply:
    """Where everything that happened is written down."""
    last = "Most recently:" if context.events else ""
    return say("Everything that happened is in the timeline.", last, *context.events,
               to=(Name.TIMELINE,))  # fmt: skip


def projects(context: Context, meaning: Meaning) -> Reply:
    """Where the other projects are."""
    return say(
        f"You are in “{context.name}”. All your projects are on their own page, and a new one "
        "begins with an idea.",
        to=(Name.PROJECTS, Name.NEW),
    )
