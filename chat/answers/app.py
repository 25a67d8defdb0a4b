"""Answers about the app: what was built, what it holds, how to open, share and take it along."""

from __future__ import annotations

from chat.actions import Name, Proposal
from chat.answers.journey import line, onward
from chat.answers.reply import Reply, say
from chat.intents import Meaning
from chat.shapes import Context
from chat.wording import count, listed, quoted


def none_yet(context: Context, *more: str) -> Reply:
    """There is no version, what that means, and what leads to one."""
    failed = context.attempt and context.attempt.stage == "failed"
    why = "The last build did not make it." if failed else ""
    return say("There is no version yet.", *more, why, line(context), to=onward(context))


def built(context: Context, meaning: Meaning) -> Reply:
    """What was built."""
    app, version = context.app, context.version
    if not app or not version:
        planned = quoted(feature.name for feature in context.features)
        return none_yet(context, f"The MVP scope has {planned}." if planned else "")
    name = f": {app.name}" if app.name else ""
    things = f"It keeps track of {listed(app.things)}." if app.things else ""
    roles = f"Those who sign in: {listed(app.roles)}." if app.roles else ""
    extras = f"It also has: {listed(app.features)}." if app.features else ""
    size = f"It was made on {version.on}, is {count(app.files, 'file')} of code" + (
        f" and passed {count(context.checks, 'check')}." if context.checks else "."
    )
    news = f"New in it: {' '.join(version.news)}" if version.news else ""
    return say(
        f"{version.label} is ready{name}.", things, roles, extras, news, _promise_line(context),
        size, to=(Name.PREVIEW, Name.VERSIONS),
    )  # fmt: skip


def made_of(context: Context, meaning: Meaning) -> Reply:
    """The technology."""
    if not context.app or not context.version:
        return none_yet(
            context,
            "It will be a web app of Python and Django 5.2, with plain pages that need no app "
            "store, SQLite here and Postgres where you launch.",
        )
    return say(
        f"{context.version.label} is {count(context.app.files, 'file')} of Python and Django 5.2, "
        "with SQLite here and Postgres where you launch. It opens in any browser, on a phone too.",
        "Any developer who knows Django can go on with it.",
        to=(Proposal(Name.DOCUMENT, "how_it_works"), Name.ZIP),
    )


def _promise_line(context: Context) -> str:
    """How many promises were kept, broken and not tested."""
    if not context.promises:
        return ""
    by = {o: [p for p in context.promises if p.outcome == o]
          for o in ("kept", "broken", "not_tested")}  # fmt: skip
    parts = [
        f"{len(by['kept'])} kept",
        f"{len(by['broken'])} broken" if by["broken"] else "",
        f"{len(by['not_tested'])} not tested" if by["not_tested"] else "",
    ]
    return f"Of {count(len(context.promises), 'promise')}: {listed(parts)}."


def promises(context: Context, meaning: Meaning) -> Reply:
    """Which promises were kept, are broken, or could not be tested."""
    if not context.version:
        promised = [text for feature in context.features for text in feature.promises]
        return none_yet(
            context,
            f"The scope promises {quoted(promised, most=4)}. We try each of them on every build."
            if promised
            else "Promises are tried on every build.",
        )
    if not context.promises:
        return say(f"The scope of {context.version.label} held no promises to try.",
                   to=(Proposal(Name.DOCUMENT, "mvp_scope"),))  # fmt: skip
    broken = [p for p in context.promises if p.outcome == "broken"]
    untested = [p.text for p in context.promises if p.outcome == "not_tested"]
    return say(
        _promise_line(context),
        *(f"Broken: “{p.text}” {p.evidence}" for p in broken),
        f"Not tested: {quoted(untested)}. Please try it yourself." if untested else "",
        "Ask for a change to repair what is broken." if broken else "",
        to=(Name.BUILD, Name.PREVIEW, *((Name.ASK_CHANGE,) if broken else ())),
    )


def versions(context: Context, meaning: Meaning) -> Reply:
    """Which versions there are."""
    if not context.version:
        return none_yet(context)
    lines = [f"{v.label}, made on {v.on}" for v in context.versions]
    return say(f"{count(len(lines), 'version')}: {listed(lines)}.".capitalize(),
               f"The newest is {context.version.label}. None is ever overwritten.",
               to=(Name.VERSIONS, Name.PREVIEW))  # fmt: skip


def changes(context: Context, meaning: Meaning) -> Reply:
    """What is new in a version."""
    if not context.version:
        return none_yet(context)
    label = meaning.key or context.version.label
    version = next((v for v in context.versions if v.label == label), None)
    if version is None:
        return say(f"There is no {label}. The newest version is {context.version.label}.",
                   to=(Name.VERSIONS,))  # fmt: skip
    if not version.news:
        first = version is context.versions[-1]
        return say(
            f"{label} is the first version, so there is nothing to compare it with."
            if first
            else f"What changed in {label} was not written down in words.",
            to=(Name.VERSIONS,),
        )
    before = context.versions[context.versions.index(version) + 1 :][:1]
    since = f", since {before[0].label}" if before else ""
    return say(f"New in {label}{since}:", *version.news,
               "The versions page shows the changed files, too.",
               to=(Name.VERSIONS, Name.PREVIEW))  # fmt: skip


def back(context: Context, meaning: Meaning) -> Reply:
    """How to return to an earlier version."""
    if not context.version:
        return none_yet(context, "So there is nothing to go back to.")
    if len(context.versions) == 1:
        return say(
            f"{context.version.label} is the only version, so there is nothing to go back to.",
            to=(Name.PREVIEW,),
        )
    known = [v.label for v in context.versions]
    target = meaning.key if meaning.key in known else ""
    unknown = f"There is no {meaning.key}. " if meaning.key and not target else ""
    return say(
        f"{unknown}You can go back to {target or listed(known[1:])}. It becomes a new version with "
        "the old files; nothing is lost.",
        "Choose it on the versions page, which asks before it starts.",
        to=(Name.VERSIONS,),
    )


def open_it(context: Context, meaning: Meaning) -> Reply:
    """Where the running app is."""
    if not context.version:
        return none_yet(context)
    known = [v.label for v in context.versions]
    if meaning.key and meaning.key not in known:
        return say(f"There is no {meaning.key}. There is {listed(known)}.", to=(Name.PREVIEW,))
    label = meaning.key or context.version.label
    return say(f"{label} opens in its own frame, as desktop, tablet or phone.",
               to=(Proposal(Name.PREVIEW, label),))  # fmt: skip


def share(context: Context, meaning: Meaning) -> Reply:
    """How others can see it."""
    if not context.version:
        return none_yet(context, "Once there is one, you can make a link that others can open.")
    return say(
        f"On the page of {context.version.label} you can make a link that others can open without "
        "an account here.",
        "It expires, and you can take it back. Without a link nobody else sees your app.",
        to=(Name.PREVIEW,),
    )


def export(context: Context, meaning: Meaning) -> Reply:
    """Taking the documents along."""
    if not any(paper.stage == "ready" for paper in context.papers):
        return say("There is no document to export yet. The first follow the interview.",
                   to=onward(context))  # fmt: skip
    done = listed((p.label for p in context.papers if p.stage == "ready"), most=7)
    return say(f"You can take your documents along as PDF or as Markdown: {done}.",
               to=(Name.EXPORT, Name.DOCUMENTS))  # fmt: skip


def download(context: Context, meaning: Meaning) -> Reply:
    """Taking the app along."""
    if not context.version:
        return none_yet(context, "Once there is one, you can download all its files.")
    return say(
        f"{context.version.label} comes as a zip with all its {count(context.app.files, 'file')}, "
        "and they are yours."
        if context.app
        else f"{context.version.label} comes as a zip with all its files, and they are yours.",
        "The launch page has the whole history for git as well, for a developer.",
        to=(Name.ZIP, Name.LAUNCH),
    )


def failure(context: Context, meaning: Meaning) -> Reply:
    """Why the last build did not make it."""
    tried = (
        f"There were {count(context.builds, 'build')} so far, of which "
        f"{context.builds_failed} failed."
        if context.builds
        else "Nothing was built yet, so no build has failed."
    )
    build = context.attempt
    if build and build.stage == "failed":
        works = f"{context.version.label} still works as before. " if context.version else ""
        return say(
            f"The build of {build.label} failed: {build.failure or 'no reason was kept.'}",
            tried,
            f"{works}It was not charged, and everything written so far is kept.",
            f"You can try again: {count(context.builds_left, 'build')} left today."
            if context.builds_left
            else "",
            f"The debug id is {build.debug_id}; you need it only if you write to us about it."
            if build.debug_id
            else "",
            to=(Name.BUILD, Name.BUILDS),
        )
    if build and build.stage == "cancelled":
        return say(f"The build of {build.label} did not fail; it was stopped. {build.failure}",
                   tried, to=(Name.BUILD,))  # fmt: skip
    well = (
        f"The last build did not fail: {build.label} is ready." if build and build.is_over else ""
    )
    stumble = context.stumble
    earlier = (
        f"An earlier build, of {stumble.label}, failed: {stumble.failure or 'no reason was kept.'} "
        "It was not charged."
        if stumble
        else ""
    )
    start = context.next_title if not context.builds else ""
    broken = [f"Broken: “{p.text}” {p.evidence}" for p in context.promises if p.outcome == "broken"]
    return say(
        line(context) or well, *broken, earlier, tried, start, to=(Name.BUILD, *onward(context))
    )
