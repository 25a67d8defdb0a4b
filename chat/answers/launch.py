"""Answers about the launch and about money."""

from __future__ import annotations

from chat.actions import Name, build_terms
from chat.answers.app import none_yet
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context, Light
from chat.wording import count, listed, money
from deploy.paths import PATHS

MOST = 4


def ready(context: Context, meaning: Meaning) -> Reply:
    """What stands between the newest version and a launch."""
    version, light = context.version, context.light
    if not version:
        return none_yet(context, "A launch needs one.")
    if light is None:
        return say(
            f"{version.label} was not checked for a launch yet, so we cannot say what is missing.",
            to=(Name.LAUNCH,),
        )
    if light.version != version.label:
        return say(
            f"The last launch check looked at {light.version}, and {version.label} is newer. "
            "Check again: an old light says nothing about new files.",
            to=(Name.LAUNCH,),
        )
    return say(*verdict(light), to=(Name.LAUNCH,))


def verdict(light: Light) -> list[str]:
    """Say the light, and what has to be done about it."""
    lines = [f"The launch check of {light.version} is {light.overall}."]
    if light.blockers:
        lines.append(f"{count(len(light.blockers), 'thing').capitalize()} in the way:")
        lines += [
            f"{number}. {what}" + (f" Fix: {fix}" if fix else "")
            for number, (what, fix) in enumerate(light.blockers[:MOST], start=1)
        ]
    if light.warnings:
        lines.append(f"Better before the launch: {' '.join(light.warnings[:MOST])}")
    return lines


def launch(context: Context, meaning: Meaning) -> Reply:
    """How a launch works, and whether it can."""
    if not context.version:
        return none_yet(context, "A launch needs one.")
    light = context.light
    fresh = light is not None and light.version == context.version.label
    return say(
        *(verdict(light) if fresh and light else ["It was not checked for a launch yet."]),
        f"You chose {context.launch_path}; its guide is on the launch page, step by step."
        if context.launch_path
        else f"You can launch with {listed(p.name for p in PATHS).replace(' and ', ' or ')}: the "
        "launch page has cost and effort of each, the one we recommend, and a guide step by step.",
        "You launch with your own account there; we never do it for you.",
        to=(Name.LAUNCH,),
    )


def cost(context: Context, meaning: Meaning) -> Reply:
    """What it cost so far, and what the next build may cost."""
    built = count(context.builds, "build")
    spent = (
        f"So far {money(context.spent_cents)} were charged on this project, after {built}."
        if context.builds
        else f"So far {money(0)} were charged: nothing was built yet."
    )
    failed = (
        f"{context.builds_failed} of them failed and were not charged."
        if context.builds_failed
        else ""
    )
    price = f"The next build: {build_terms(context)}"
    may = context.allowed
    free = "Questions, documents and this chat cost nothing. " if context.offline else ""
    day = f"{free}On {may.tier} a day costs never more than {money(may.cents_per_day)}."
    return say(spent, failed, price, day, to=(Name.BUILDS,))


def charged(context: Context, meaning: Meaning) -> Reply:
    """Whether failed attempts are charged."""
    failed = (
        f"Here {count(context.builds_failed, 'build')} failed and {money(0)} of that was charged."
        if context.builds_failed
        else "Here no build has failed so far."
    )
    return say(
        "No: attempts that fail or are stopped are not charged.",
        failed,
        f"In all, {money(context.spent_cents)} were charged for this project. A build that makes "
        f"it costs never more than {money(context.ceiling_cents)}.",
        to=(Name.BUILDS,),
    )


def limits(context: Context, meaning: Meaning) -> Reply:
    """What the founder's tier allows."""
    may = context.allowed
    projects = "any number of" if may.projects is None else str(may.projects)
    used = (
        f"You started {context.builds_today} today, so {context.builds_left} are left."
        if context.project
        else ""
    )
    rounds = f"This project used {context.changes_used} of its changes." if context.version else ""
    return say(
        f"You are on {may.tier}: {may.builds_per_day} builds per day, {may.builds_at_once} at "
        f"once, {projects} active projects.",
        used,
        f"After {may.iterations} changes to a project we ask whether to go on; "
        f"{may.iterations_most} is the most.",
        rounds,
        f"A build costs at most {money(may.cents_per_build)}, a day at most "
        f"{money(may.cents_per_day)}.",
        to=(Name.BUILDS,) if context.project else (Name.PROJECTS,),
    )
