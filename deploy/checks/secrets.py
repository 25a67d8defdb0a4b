"""Do passwords, keys or tokens lie in the files?"""

from __future__ import annotations

import re

from deploy import leaks
from deploy.snippets import ENVIRON
from deploy.sources import Tree, suffix
from deploy.verdicts import Verdict

#: How many places are listed.
SHOWN = 40


#: Marks a snippet that keeps the whole file out instead of changing a line of it.
KEEP_OUT = "# in .gitignore\n"


def check(tree: Tree) -> Verdict:
    """Judge whether the files keep secrets they should not.

    pass: none. warn: only weak values to fall back on when nothing is set. fail: at least one key,
    password or token that opens something. na: never. Lock files, tests, documents, example files
    and made-up values do not count. No value is ever shown, not even in part.
    """
    found = leaks.find(tree)
    if not found:
        return Verdict("secrets", "pass", "We found no passwords, keys or tokens in the files.")
    sure = [leak for leak in found if leak.sure]
    first = (sure or found)[0]
    files = len({leak.path for leak in sure or found})
    more = (
        f" (and {len(sure or found) - 1} more in {files} files)" if len(sure or found) > 1 else ""
    )
    evidence = f"{first.path} line {first.line} holds a secret: {first.what}{more}."
    if not sure:
        where = f"{first.path} line {first.line}"
        evidence = f"{where} falls back on a value anybody can guess: {first.what}{more}."
    snippet = _instead(first)
    return Verdict(
        "secrets",
        "fail" if sure else "warn",
        evidence,
        "Set it where the app runs instead, and replace it: what was in a file has been seen.",
        ".gitignore" if snippet.startswith(KEEP_OUT) else first.path,
        snippet.removeprefix(KEEP_OUT),
        tuple(leak.told for leak in found[:SHOWN]),
    )


def _instead(leak: leaks.Leak) -> str:
    """Return what to write instead: a read of the environment, or a file that is kept out."""
    name = leak.variable or re.sub(r"\W+", "_", leak.what).upper()
    upper = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).upper()
    lines = {
        ".py": f'{name} = {ENVIRON}["{upper}"]\n',
        ".rb": f'ENV.fetch("{upper}")\n',
        ".php": f'getenv("{upper}")\n',
        ".go": f'os.Getenv("{upper}")\n',
        ".sh": f'"${upper}"\n',
    }
    lines |= dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".tsx"), f"process.env.{upper}\n")
    lines |= dict.fromkeys((".yml", ".yaml"), "${" + upper + "}\n")
    if suffix(leak.path) in lines:
        return lines[suffix(leak.path)]
    # What starts the app has to stay: only the value goes.
    stays = re.search(r"(^|/)(Dockerfile|Procfile)[^/]*$", leak.path)
    return "" if stays else f"{KEEP_OUT}{leak.path}\n"
