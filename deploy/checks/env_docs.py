"""Are the settings that the app reads from its environment written down?"""

from __future__ import annotations

from deploy import entrypoints, variables
from deploy.containers import compose_services
from deploy.sources import Tree
from deploy.verdicts import Verdict

#: How many names a sentence holds.
SHOWN = 4


def check(tree: Tree) -> Verdict:
    """Judge whether people can learn what to set.

    pass: every required setting is in an example file, the README or a host's file, and at least
    half of all. warn: some are missing, or only a compose file sets them. fail: none is written
    down. na: the app reads none (what hosts set by themselves, like PORT, does not count).
    """
    read = variables.read_by(tree) if entrypoints.is_app(tree) else {}
    if not read:
        return Verdict(
            "env_docs", "na", "The app reads no settings of its own from its environment."
        )
    text = variables.documented(tree)
    missing = [v for v in read.values() if not variables.mentioned(v.name, text)]
    required = [v for v in missing if v.required]
    examples = variables.example_files(tree)
    path = examples[0] if examples else ".env.example"
    where = path if examples else "the README"
    if not missing or (not required and len(missing) * 2 <= len(read)):
        return Verdict(
            "env_docs",
            "pass",
            f"{where} lists {len(read) - len(missing)} of the {len(read)} settings the app reads.",
        )
    names = ", ".join(v.name for v in (required or missing)[:SHOWN])
    more = len(required or missing) - SHOWN
    names += f" and {more} more" if more > 0 else ""
    composed = {key for service in compose_services(tree) for key, _ in service.environment}
    composed |= {
        line.partition("=")[0].removeprefix("export ").strip()
        for env in tree.own
        if env.rpartition("/")[2] in (".env", ".env.local", ".env.development")
        for line in tree.text(env).splitlines()
    }
    all_missing = len(missing) == len(read) and not {v.name for v in read.values()} <= composed
    wanted = missing if examples else list(read.values())
    return Verdict(
        "env_docs",
        "fail" if all_missing else "warn",
        f"The app reads {names}, and no file tells people to set that.",
        f"List {'them' if len(wanted) > 1 else 'it'} in {path}, with made-up values.",
        path,
        "".join(f"{v.name}=\n" for v in wanted),
        tuple(f"{v.at} reads {v.name}{'' if v.required else ' (has a default)'}" for v in missing),
    )
