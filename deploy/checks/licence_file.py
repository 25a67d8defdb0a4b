"""Does a file say what others may do with the code?"""

from __future__ import annotations

import re

from deploy.sources import Tree
from deploy.verdicts import Verdict

_NAMES = re.compile(
    r"(?i)(?:LICEN[CS]E|COPYING|UNLICEN[CS]E|COPYRIGHT)(?:[.-][\w.-]+)?|LICENSES/[\w.-]+"
)


def check(tree: Tree) -> Verdict:
    """Judge the licence: pass with a file that says something; fail without; never na."""
    for path in tree.files:
        if _NAMES.fullmatch(path) and len(tree.text(path).split()) >= 5:
            return Verdict("licence_file", "pass", f"{path} says what others may do.")
    return Verdict(
        "licence_file",
        "fail",
        "No file says what others may do with the code.",
        "Add one; this keeps all rights with you.",
        "LICENSE",
        "Copyright (c) the owners of this app\n\nAll rights reserved. The code of this app "
        "belongs to its owners.\n",
    )
