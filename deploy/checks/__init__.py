"""The thirteen readiness checks, in the order in which a founder reads them; one file each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deploy.checks import (
    database_url_from_env,
    debug_off,
    dockerfile,
    env_docs,
    health_endpoint,
    licence_file,
    migrations,
    pinned_deps,
    port_from_env,
    readme,
    secrets,
    start_command,
    tests,
)
from deploy.sources import Tree
from deploy.verdicts import Verdict


@dataclass(frozen=True)
class Check:
    """A check: its *label* and *why* it matters. Advisory ones never hold up a launch."""

    label: str
    why: str
    is_advisory: bool
    function: Callable[[Tree], Verdict]


CHECKS: dict[str, Check] = {
    "secrets": Check(
        "No secrets in the files",
        "Whoever sees the code could sign in as anybody, or use your accounts.",
        False,
        secrets.check,
    ),
    "start_command": Check(
        "It says how it starts",
        "A host has to know which command starts the app.",
        False,
        start_command.check,
    ),
    "readme": Check(
        "A README",
        "Whoever helps you next learns there what this is and how to run it.",
        False,
        readme.check,
    ),
    "pinned_deps": Check(
        "Exact versions",
        "The app you tested is the app you launch, today and in a year.",
        False,
        pinned_deps.check,
    ),
    "env_docs": Check(
        "Settings are written down",
        "You see at a glance what has to be filled in where the app runs.",
        False,
        env_docs.check,
    ),
    "port_from_env": Check(
        "Listens where the host asks",
        "Most hosts choose the port themselves; an app that ignores it cannot be reached.",
        False,
        port_from_env.check,
    ),
    "debug_off": Check(
        "Debugging is off",
        "With debugging on, an error page shows strangers how the app works inside.",
        False,
        debug_off.check,
    ),
    "database_url_from_env": Check(
        "The database can be chosen",
        "The real database is not the one on a laptop; the app must be told where it is.",
        False,
        database_url_from_env.check,
    ),
    "health_endpoint": Check(
        "Says that it is well",
        "A host asks one address whether the app is alive, and restarts it when it is not.",
        True,
        health_endpoint.check,
    ),
    "migrations": Check(
        "The database grows with it",
        "New versions bring new fields; migrations add them without losing what is stored.",
        True,
        migrations.check,
    ),
    "dockerfile": Check(
        "Runs in a container",
        "With a Dockerfile it runs the same way on nearly every host.",
        True,
        dockerfile.check,
    ),
    "tests": Check(
        "Has tests",
        "They tell in a minute whether a change broke something.",
        True,
        tests.check,
    ),
    "licence_file": Check(
        "Says whose it is",
        "A licence file tells others what they may do with the code.",
        True,
        licence_file.check,
    ),
}
