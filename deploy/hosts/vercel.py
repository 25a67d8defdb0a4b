"""The guide to Vercel: an app that starts on demand, and a Postgres from elsewhere."""

from deploy.needs import Needs
from deploy.paths import VERCEL
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
)


def guide(needs: Needs, own: str) -> list[Step]:
    """Vercel: functions that start on demand, and a Postgres from the marketplace."""
    found = [
        download(needs),
        Step(
            "host",
            "Make an account at Vercel and install its tool.",
            ("The tool needs Node.js. Signing in opens your browser.",),
            (
                Snippet("Install the tool", "npm install --global vercel"),
                Snippet("Sign in", "vercel login"),
            ),
            "https://vercel.com",
        ),
        Step(
            "project",
            "Make a project from the folder.",
            ("Vercel recognises a Django app by its manage.py.",),
            (Snippet("Make the project", f"vercel link --yes --project {needs.slug}"),),
        ),
        secret(needs),
        Step(
            "settings",
            "Give the app its settings.",
            (
                "In Vercel, open the project, then Settings, then Environment Variables. Paste "
                f"these lines into the first field and save. {IN_CAPITALS}",
                "The address that Vercel gives the app is announced to it; it needs no line."
                if "vercel" in needs.knows_hosts
                else "The address is the one Vercel shows for the project.",
            ),
            (Snippet("The settings", block(VERCEL, needs, own)),),
        ),
        Step(
            "upload",
            "Send the app.",
            ("This uploads the folder, builds it and prints the address.",),
            (Snippet("Send it", "vercel deploy --prod"),),
        ),
        looked_at(needs, own),
        first_account(needs, how="Then run this where you brought the tables up to date."),
        own_address(
            own,
            how="In Vercel, open the project, then Settings, then Domains, and add it. It tells "
            "you what to enter where you bought the address.",
        ),
    ]
    if needs.database:
        found.insert(
            3,
            Step(
                "database",
                "Add a Postgres, where the data will live.",
                (
                    "In Vercel, open the project, then Storage, and create a Postgres (Neon, for "
                    "one). Connect it to the project: that adds DATABASE_URL by itself. Copy "
                    "its value; the tables need it once.",
                ),
            ),
        )
        found.insert([step.key for step in found].index("upload"), _vercel_tables())
    return found


def _vercel_tables() -> Step:
    """Nothing runs before the app there, so the tables are made from the founder's computer."""
    return Step(
        "tables",
        "Make the tables.",
        (
            "Nothing runs ahead of the app on Vercel, so this is done from your computer, now and "
            "before you send each later version. Keep the window open for the step after next.",
        ),
        (
            Snippet(
                "Install what the app needs",
                "python3 -m venv .venv\n. .venv/bin/activate\npip install -r requirements.txt",
            ),
            Snippet(
                "Point this window at the database",
                'export SECRET_KEY=any-words-will-do-here\nexport DATABASE_URL="PASTE-THE-ADDRESS"',
            ),
            Snippet("Bring the tables up to date", "python manage.py migrate"),
        ),
    )
