"""What a guide is made of: steps with things to copy, and the steps that all hosts share."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from deploy import environment
from deploy.needs import Needs
from deploy.paths import Path


@dataclass(frozen=True)
class Snippet:
    """Something to copy, and *what* it is for."""

    what: str
    text: str


@dataclass(frozen=True)
class Step:
    """One step with its own check-box. *key* names it for as long as the guide exists."""

    key: str
    title: str
    words: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    link: str = ""

    @property
    def link_name(self) -> str:
        """The link as people read it."""
        parts = urlsplit(self.link)
        return f"{parts.netloc}{parts.path}".rstrip("/")


#: Said where there is something to fill in.
IN_CAPITALS = "What is written in capitals is yours to fill in."

#: Stands for an address as long as nobody told us the real one.
UNKNOWN = "YOUR-ADDRESS"


def block(path: Path, needs: Needs, own: str) -> str:
    """Return the settings to paste on *path*, filled in as far as they are known to us."""
    here = own or UNKNOWN
    names = [here]
    if path.key in needs.knows_hosts and not own:
        names = []  # the app reads the host's own announcement of its address
    if path.key == "railway" and needs.health:
        names.append("healthcheck.railway.app")
    database = {
        "railway": "${{Postgres.DATABASE_URL}}",
        "aws": "postgres://USER:PASSWORD@ENDPOINT:5432/DATABASE",
    }
    return environment.block(
        list(needs.variables),
        hosts=",".join(names),
        origin=f"https://{here}" if own or path.key not in needs.knows_hosts else "",
        database=database.get(path.key, "") if needs.database else "",
    )


def started(needs: Needs) -> str:
    """How the app starts, and what that does to its tables."""
    if not needs.start:
        return "This version does not say how it is started; see the readiness report."
    return (
        "It is started by the line of its Procfile, which brings the tables up to date first."
        if needs.migrates_itself
        else "It is started by the line of its Procfile."
    )


def download(needs: Needs) -> Step:
    """The first step anywhere: the files on the founder's computer."""
    return Step(
        "download",
        "Get the app onto your computer.",
        (
            f"Download the zip from the launch page and unpack it. You get a folder called "
            f"{needs.folder}. Open a terminal and go into it.",
        ),
        (Snippet("Go into the folder", f"cd {needs.folder}"),),
    )


def secret(needs: Needs) -> Step:
    """Make what nobody may know."""
    return Step(
        "secret",
        "Make the app’s secret key.",
        (
            "It signs who is signed in. Run this in the terminal and keep what it prints for the "
            "next steps. Nobody else needs it, neither do we.",
        ),
        (Snippet("Make a key", environment.MAKE_SECRET),),
    )


def looked_at(needs: Needs, own: str) -> Step:
    """See for oneself that it answers."""
    here = own or UNKNOWN
    words = ["Open your app’s address in a browser. You should see its front page."]
    snippets = []
    if needs.health:
        words.append("Then open its health address. A short answer means: app and data are there.")
        snippets.append(Snippet("The health address", f"https://{here}{needs.health}"))
    return Step("look", "See that it answers.", tuple(words), tuple(snippets))


def first_account(needs: Needs, *, how: str, before: str = "") -> Step:
    """Make the founder the first one in charge. *before* goes in front of each command."""
    words = ["Sign up in your own app, as everybody will.", how]
    snippets = [Snippet("Make yourself staff", f"{before}python manage.py createsuperuser")]
    if needs.trusted and "promote" in needs.commands:
        words.append(
            "Roles in charge cannot be chosen when signing up, so that nobody makes themselves "
            f"one. Give yourself the first: {', '.join(needs.trusted)}."
        )
        snippets.append(
            Snippet(
                "Give an account a role",
                f"{before}python manage.py promote YOUR-USER-NAME {needs.trusted[0]}",
            )
        )
    if "seed" in needs.commands:
        words.append(
            "Leave out “python manage.py seed” here: it plants sample data and demo accounts "
            "whose password everybody can read."
        )
    return Step("account", "Put yourself in charge.", tuple(words), tuple(snippets))


def own_address(own: str, *, how: str) -> Step:
    """A domain of one's own, and the two settings that must know it."""
    here = own or "www.example.com"
    return Step(
        "domain",
        "Use your own address." if own else "Use your own address, if you have one.",
        (
            how,
            "Then add the address to two settings, or the app will refuse to answer there.",
        ),
        (
            Snippet("Add to ALLOWED_HOSTS", here),
            Snippet("Add to CSRF_TRUSTED_ORIGINS", f"https://{here}"),
        ),
    )
