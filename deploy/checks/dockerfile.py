"""Is there a Dockerfile?"""

from __future__ import annotations

from deploy import snippets
from deploy.containers import dockerfiles, stages
from deploy.sources import Tree
from deploy.verdicts import Verdict


def check(tree: Tree) -> Verdict:
    """Judge the Dockerfile.

    pass: there is one that builds on an image. warn: never. fail: none, or nothing in it.
    na: never. Whether it starts the right thing is for ``start_command``.
    """
    found = dockerfiles(tree)
    built = [path for path in found if stages(tree, path)]
    if built:
        return Verdict(
            "dockerfile", "pass", f"{built[0]} builds on {stages(tree, built[0])[-1].image}."
        )
    evidence = f"{found[0]} builds nothing." if found else "There is no Dockerfile."
    return Verdict(
        "dockerfile",
        "fail",
        evidence,
        "Add one to run the app the same way on nearly every host.",
        found[0] if found else "Dockerfile",
        snippets.dockerfile(tree),
    )
