"""The three launch paths as data, and which of them we would take for an app.

Prices change without asking us. Each is a range in US dollars a month, with the month in which
we last looked it up and the page to look again.
"""

from dataclasses import dataclass

from deploy.needs import Needs


@dataclass(frozen=True)
class Path:
    """One way to put an app online. *minutes* is what a careful beginner takes."""

    key: str
    name: str
    what: str
    dollars: tuple[int, int]
    price_note: str
    priced: str
    prices_at: str
    difficulty: str
    minutes: tuple[int, int]
    suits: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]


VERCEL = Path(
    key="vercel",
    name="Vercel",
    what="Starts the app when somebody comes, and lets it go when nobody does.",
    dollars=(20, 45),
    price_note="The Pro plan, and a Postgres from its marketplace. The free plan is for private "
    "use only: not for an app that earns money.",
    priced="May 2026",
    prices_at="https://vercel.com/pricing",
    difficulty="Medium",
    minutes=(40, 75),
    suits="Apps with few, uneven visits, and founders who already have sites there.",
    pros=("Quick all over the world", "No server to look after", "Going back is one click"),
    cons=("The first visit after a pause takes a moment longer",),
)
RAILWAY = Path(
    key="railway",
    name="Railway",
    what="Runs the app around the clock, with its database beside it.",
    dollars=(5, 20),
    price_note="The Hobby plan includes $5 of use, which a small app and its Postgres fit into; "
    "Pro is $20. More visits cost more.",
    priced="July 2026",
    prices_at="https://railway.com/pricing",
    difficulty="Easy",
    minutes=(25, 45),
    suits="A first launch: the app runs there as it ran here.",
    pros=("App and database in one place", "Started by the line we checked", "One bill"),
    cons=("A younger company than the others", "Fewer places in the world"),
)
AWS = Path(
    key="aws",
    name="AWS",
    what="A container service (Lightsail) and a managed database, rented from Amazon.",
    dollars=(22, 40),
    price_note="A container service from $7 and a managed Postgres from $15. Both cost the same "
    "whether anybody comes or not.",
    priced="March 2026",
    prices_at="https://aws.amazon.com/lightsail/pricing/",
    difficulty="Hard",
    minutes=(90, 180),
    suits="Founders whose customers ask for AWS, or who have somebody who knows it.",
    pros=("Room to grow into anything", "Known to every auditor", "A fixed price"),
    cons=("Most steps, most to look after", "Docker is needed on your computer"),
)
PATHS = (VERCEL, RAILWAY, AWS)
BY_KEY = {path.key: path for path in PATHS}


def minds(path: Path, needs: Needs) -> list[str]:
    """Return what *path* asks of this app in particular, in sentences."""
    said = []
    if path is VERCEL and needs.database:
        said.append("It keeps no files, so your data needs a Postgres from its marketplace")
    if path is VERCEL and needs.uploads:
        said.append("Files that people upload would be lost: this app cannot go there as it is")
    if path is VERCEL and needs.background:
        said.append("Nothing runs there between visits, and this app works in the background")
    if path is VERCEL and needs.database and needs.migrates_itself:
        said.append("Tables are brought up to date by hand with every new version")
    if path is RAILWAY and needs.uploads:
        said.append("Uploaded files need a volume, which costs a little more")
    if path is AWS and needs.uploads:
        said.append("Uploaded files need a bucket, and somebody who connects it")
    if path is AWS and not needs.dockerfile:
        said.append("It needs a Dockerfile, which this version does not have")
    return said


def recommended(needs: Needs) -> tuple[Path, str]:
    """Return the path we would take for this app, and why, in sentences."""
    if not (needs.database or needs.uploads or needs.background):
        return VERCEL, (
            f"{needs.name} keeps nothing where it runs, so it can be started anew for every "
            "visit. That is what Vercel is best at."
        )
    does = []
    if needs.database:
        does.append("keeps what people enter in a database")
    if needs.uploads:
        does.append("stores files that people upload")
    if needs.background:
        does.append("works in the background")
    does[-1:] = [f"and {does[-1]}"] if len(does) > 1 else does
    why = f"{needs.name} {', '.join(does) if len(does) > 2 else ' '.join(does)}. "
    why += "Railway gives it a Postgres in the same place and keeps it running"
    if needs.migrates_itself:
        why += ", and its start line brings the tables up to date by itself"
    return RAILWAY, (
        f"{why}. Vercel has no durable disk, so the data would live elsewhere and be looked "
        "after by hand. AWS can do all of it, for more money and more of your time."
    )
