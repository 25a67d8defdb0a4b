"""How readiness is judged on folders of code, and how well that agrees with people.

    python benchmarks/readiness.py PATH... [--json] [--expected FILE]

Each PATH is the folder of an app. With ``--expected`` the folders are named by the ids of FILE, a
JSON document {"apps": [{"id", "expected_overall", "expected_checks": {check: status}}]}, and the
agreement is printed. With ``--json`` the last line is {"<PATH>": {"overall", "checks"}}.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deploy.checks import CHECKS
from deploy.readiness import Judgement, judge, read_folder


def table(judged: dict[str, Judgement], seconds: dict[str, float]) -> None:
    """Print one row per folder."""
    wide = max(len(Path(path).name) for path in judged)
    print(" " * wide, "light  ", " ".join(f"{name[:8]:8}" for name in CHECKS), "ms")
    for path, judgement in judged.items():
        row = " ".join(f"{v.status:8}" for v in judgement.verdicts)
        print(f"{Path(path).name:{wide}} {judgement.overall:7} {row} {seconds[path] * 1000:.0f}")


def agreement(judged: dict[str, Judgement], expected: Path) -> None:
    """Print how often a check says what was expected, and where it does not."""
    apps = {app["id"]: app for app in json.loads(expected.read_text())["apps"]}
    hits: dict[str, list[int]] = defaultdict(list)
    for path, judgement in judged.items():
        app = apps.get(Path(path).resolve().name)
        if app is None:
            continue
        accepted = app.get("acceptable_overall", [app["expected_overall"]])
        hits["overall"].append(judgement.overall in accepted)
        if judgement.overall not in accepted:
            print(f"{app['id']} overall: {judgement.overall}, expected {' or '.join(accepted)}")
        for verdict in judgement.verdicts:
            wanted = app["expected_checks"].get(verdict.check)
            if wanted is None:
                continue
            hits[verdict.check].append(verdict.status == wanted)
            if verdict.status != wanted:
                print(
                    f"{app['id']} {verdict.check}: {verdict.status}, expected {wanted}. "
                    f"{verdict.evidence}"
                )
    for name, row in hits.items():
        print(f"{name:22} {sum(row):3}/{len(row)}")
    checks = [hit for name, row in hits.items() if name != "overall" for hit in row]
    if checks:
        print(f"{'all checks':22} {sum(checks):3}/{len(checks)} = {sum(checks) / len(checks):.1%}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--expected", type=Path)
    given = parser.parse_args()
    if not given.paths:
        parser.print_usage()
        return
    judged, seconds = {}, {}
    for path in given.paths:
        files = read_folder(Path(path))
        started = time.perf_counter()
        judged[path] = judge(files)
        seconds[path] = time.perf_counter() - started
    table(judged, seconds)
    if given.expected:
        agreement(judged, given.expected)
    if given.json:
        print(json.dumps({
            path: {"overall": j.overall, "checks": {v.check: v.status for v in j.verdicts}}
            for path, j in judged.items()
        }))  # fmt: skip


if __name__ == "__main__":
    main()
