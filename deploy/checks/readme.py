"""Is there a README that says what this is and how to run it?"""

from __future__ import annotations

import re

from deploy import entrypoints
from deploy.snippets import run_lines
from deploy.sources import Tree, folder
from deploy.verdicts import Verdict

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOT_WORDS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|<[^>]*>|https?://\S+|[#*_`>|\[\]-]+")
_COMMANDS = re.compile(
    r"(?:^|[`$>\s])(?:\$ ?)?(?:npm|yarn|pnpm|bun|npx|node|deno|pip3?|pipenv|poetry|uv|python3?"
    r"|flask|gunicorn"
    r"|uvicorn|docker(?:-compose)?|podman|make|just|bundle|rails|rake|ruby|bin/\w+|go|cargo|mix|php|composer"
    r"|mvn|\./mvnw|gradle|\./gradlew|java|dotnet|heroku|fly|railway|vercel|streamlit|invoke|task|\./[\w-]+)"
    r" ?(?:install|i\b|ci\b|run|start|up|build|compose|sync|exec|serve|dev|get|-m|-r"
    r"|[\w.:/-]+\.(?:py|js|sh|rb|jar|go)"
    r"|create|push|server|setup|deploy|init|migrate|app|manage|artisan|phx\.server|bootRun|`)",
    re.MULTILINE,
)
_BARE = re.compile(
    r"`(?:yarn|make|npm i|docker compose up|\./run)`|^\s*(?:yarn|make)\s*$", re.MULTILINE
)
_HEADING = re.compile(
    r"^(?:#+|=+)?\s*\W*.*\b(?:install|getting started|usage|how to (?:use|run)|running|run "
    r"|deploy|set ?up|quick ?start"
    r"|development|start)",
    re.IGNORECASE | re.MULTILINE,
)
#: Fewer words say nothing; so many describe an app even without a command.
FEWEST, DESCRIBED = 20, 100


def check(tree: Tree) -> Verdict:
    """Judge the README.

    pass: it describes the app and says how to run or deploy it. warn: it is there, but the way to
    run it is missing. fail: none, or next to nothing in it. na: never.
    """
    path = find(tree)
    sample = (
        f"# The app\n\nWhat it does, and for whom.\n\n## Run it\n\n```\n{run_lines(tree)}\n```\n"
    )
    if not path:
        return Verdict(
            "readme",
            "fail",
            "There is no README file.",
            "Add a README.md that says what the app is and how to run it.",
            "README.md",
            sample,
        )
    text = _FRONT.sub("", tree.text(path))
    words = len([w for w in _NOT_WORDS.sub(" ", text).split() if re.search(r"\w", w)])
    commands = bool(_COMMANDS.search(text) or _BARE.search(text))
    headed = bool(_HEADING.search(text)) or not entrypoints.is_app(tree)
    if words < FEWEST and not (commands and words >= FEWEST // 2):
        return Verdict(
            "readme",
            "fail",
            f"{path} has {words} words: too few to learn anything from.",
            "Say in it what the app is for and how to run it.",
            path,
            sample,
        )
    if commands or (headed and words >= DESCRIBED):
        return Verdict(
            "readme", "pass", f"{path} describes the app and how to run it ({words} words)."
        )
    return Verdict(
        "readme",
        "warn",
        f"{path} has {words} words and does not say how to run the app.",
        "Add the commands that install and start it.",
        path,
        f"\n## Run it\n\n```\n{run_lines(tree)}\n```\n",
    )


def find(tree: Tree) -> str:
    """Return the README people see first; empty when there is none."""
    found = [p for p in tree.files if re.fullmatch(r"(?i)readme(\.\w+)?", p.rpartition("/")[2])]
    first = [p for p in found if folder(p) in ("", ".github", "docs")]
    return (first or ([] if len(found) != 1 else found) or [""])[0]
