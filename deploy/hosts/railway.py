"""The guide to Railway: a service and a Postgres in one project."""

from deploy.needs import Needs
from deploy.paths import RAILWAY
from deploy.steps import (
    IN_CAPITALS,
    Snippet,
    Step,
    block,
    download,
    first_account,
    looked_at,
    own_address,
    secret,
    started,
)


def guide(needs: Needs, own: str) -> list[Step]:
    """Railway: a service and a Postgres in one project."""
    name = needs.slug
    inside = f"railway ssh --service {name} "
    found = [
        download(needs),
        Step(
            "host",
            "Make an account at Railway and install its tool.",
            ("The tool needs Node.js. Signing in opens your browser.",),
            (
                Snippet("Install the tool", "npm install --global @railway/cli"),
                Snippet("Sign in", "railway login"),
            ),
            "https://railway.com",
        ),
        Step(
            "project",
            "Make a project with a place for the app.",
            (),
            (
                Snippet("Make the project", f"railway init --name {name}"),
                Snippet("Make a place for the app", f"railway add --service {name}"),
            ),
        ),
        secret(needs),
        Step(
            "settings",
            "Give the app its settings.",
            (
                "In Railway, open the project, choose the app, then Variables, then Raw Editor. "
                f"Paste these lines and save. {IN_CAPITALS}",
                "healthcheck.railway.app is the name by which Railway itself asks whether the "
                "app is well.",
            ),
            (Snippet("The settings", block(RAILWAY, needs, own)),),
        ),
        Step(
            "upload",
            "Send the app.",
            (
                "This uploads the folder and builds it, which takes a few minutes. "
                f"{started(needs)}",
            ),
            (Snippet("Send it", f"railway up --service {name}"), *_tables(needs))
            + ((Snippet("How it starts, for you to compare", needs.start),) if needs.start else ()),
        ),
        Step(
            "address",
            "Give it an address.",
            ("Railway makes one and prints it. Type it into the field above to see it here.",),
            (Snippet("Make an address", f"railway domain --service {name}"),),
        ),
        looked_at(needs, own),
        first_account(needs, how="Then run this; it works inside the running app.", before=inside),
        own_address(
            own,
            how="In Railway, choose the app, then Settings, then Networking, then Custom Domain. "
            "It tells you what to enter where you bought the address.",
        ),
    ]
    if needs.database:
        database = Step(
            "database",
            "Add a Postgres, where the data will live.",
            ("The settings below point to it by its name, Postgres.",),
            (Snippet("Add it", "railway add --database postgres"),),
        )
        found.insert(3, database)
    if needs.health:
        health = Step(
            "health",
            "Tell Railway how to see that it is well.",
            ("In the app’s Settings, under Deploy, set the Healthcheck Path.",),
            (Snippet("Healthcheck Path", needs.health),),
        )
        found.insert([step.key for step in found].index("upload"), health)
    return found


def _tables(needs: Needs) -> tuple[Snippet, ...]:
    """What to run after each upload where the start line does not see to the tables."""
    if needs.migrates_itself or not needs.database:
        return ()
    return (
        Snippet(
            "Bring the tables up to date",
            f"railway ssh --service {needs.slug} python manage.py migrate",
        ),
    )
