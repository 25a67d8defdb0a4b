"""How many questions the chat answers as founders expect, without a key.

    python -m benchmarks.chat [tests/chat/questions.jsonl ...] [--part PART] [--show] [--json]

Asks each line's *text* of one of four projects (``tests/chat/states.py``), in a throw-away
database. Right is: the intent meant, every fact said, nothing said that must not be, every action
offered. Counted apart are wrong actions (a button that does something nobody asked for) and
invented facts (a figure or a quotation that is not among the project's facts). Where lines name
a part, answers are tuned on the part "tune" only; "held" is for measuring, with ``--quiet``.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "chat" / "questions.jsonl"


def main() -> None:
    """Ask everything and print what was wrong, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[QUESTIONS])
    parser.add_argument("--part", default="", help="ask only the lines of this part")
    parser.add_argument("--quiet", action="store_true", help="print the sums only")
    parser.add_argument("--show", action="store_true", help="print every question with its answer")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from cofounder.services import scratch

    os.environ["DOTENV"] = os.devnull
    os.environ["DJANGO_SETTINGS_MODULE"] = "cofounder.settings"
    services = scratch.provide()
    try:
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        totals = {path.name: asked(path, arguments) for path in arguments.files}
    finally:
        services.remove()
    if arguments.json:
        print(json.dumps(totals))


def asked(path: Path, arguments: argparse.Namespace) -> dict[str, float]:
    """Ask the questions of *path*; return the sums."""
    from tests.chat.judging import contexts, judge, rows

    found, known = [], contexts()
    began = time.perf_counter()
    for row in rows(path):
        if arguments.part and row.get("part", arguments.part) != arguments.part:
            continue
        verdict = judge(known[row["project"]], row)
        found.append(verdict)
        if not arguments.quiet and (arguments.show or verdict.problems):
            print(f"{'WRONG' if verdict.problems else 'ok':5} {row['project']:8} {row['text']}")
            print(f"      {verdict.intent}: {' | '.join(verdict.reply.text.splitlines())}")
            print(f"      {[a.name.value for a in verdict.actions]} {verdict.problems or ''}")
    each = (time.perf_counter() - began) / max(len(found), 1) * 1000
    right = sum(not verdict.problems for verdict in found)
    sums = {
        "questions": len(found),
        "right": right,
        "share": round(right / max(len(found), 1), 3),
        "wrong_actions": sum(bool(verdict.wrong_actions) for verdict in found),
        "invented": sum(bool(verdict.invented) for verdict in found),
        "ms_each": round(each, 2),
    }
    print(f"{path.name}: " + ", ".join(f"{name} {value}" for name, value in sums.items()))
    return sums


if __name__ == "__main__":
    main()
