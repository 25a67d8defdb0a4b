"""What each readiness check is called on screen, and why a founder should care."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Meaning:
    """A check in the founder's words. *advisory*: good to have, never in the way of a launch."""

    name: str
    why: str
    advisory: bool = False


MEANINGS = {
    "readme": Meaning(
        "A README that says how to start",
        "Whoever looks after the app next, you included, starts there.",
    ),
    "env_docs": Meaning(
        "Every setting is written down",
        "A setting nobody knows of is what a first launch usually fails on.",
    ),
    "start_command": Meaning(
        "It says how it is started",
        "Without it a host does not know what to run, and nothing appears.",
    ),
    "secrets": Meaning(
        "No secret in the files",
        "Whoever gets the files could sign in as you, or spend your money.",
    ),
    "pinned_deps": Meaning(
        "What it needs is pinned to versions",
        "Otherwise the app you launch is not the app we checked.",
    ),
    "health_endpoint": Meaning(
        "It can be asked whether it is well",
        "Hosts use such an address to restart an app that hangs.",
        advisory=True,
    ),
    "port_from_env": Meaning(
        "It listens where the host tells it to",
        "Hosts choose the port. An app that insists on its own cannot be reached.",
    ),
    "debug_off": Meaning(
        "Mistakes are not shown to visitors",
        "A page for developers shows code and settings to everybody.",
    ),
    "database_url_from_env": Meaning(
        "The database can be elsewhere",
        "Data kept beside the code is gone with the next version on most hosts.",
    ),
    "dockerfile": Meaning(
        "It can be packed as a container",
        "With a Dockerfile you can move to almost any host.",
        advisory=True,
    ),
    "migrations": Meaning(
        "Its tables are described",
        "Then the database follows each version without losing data.",
        advisory=True,
    ),
    "tests": Meaning(
        "It checks itself",
        "Its own tests notice what a later change breaks.",
        advisory=True,
    ),
    "licence_file": Meaning(
        "It says whom the code belongs to",
        "Buyers and partners ask for it.",
        advisory=True,
    ),
}


def meaning(check: str) -> Meaning:
    """Return the meaning of *check*; one we have no words for yet is named as it is."""
    return MEANINGS.get(check) or Meaning(check.replace("_", " ").capitalize(), "")
