"""Play founders with ideas of others against a running server, one after another.

    python benchmarks/journeys.py IDEAS.jsonl [--take 20] [--seed 1] [--base-url URL] [--json]

Each line of IDEAS.jsonl holds an ``idea`` and an ``id``. Which ones are played is drawn by hash,
not by hand. Prints what became of each, and medians; the last line with --json is one object.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cofounder.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402

from cofounder.walkthrough import Founder, Stuck  # noqa: E402


def drawn(path: Path, take: int, seed: str) -> list[dict[str, str]]:
    """Return *take* ideas, in the order of the hash of their id."""
    rows = [json.loads(line) for line in path.read_text().splitlines() if line.strip()]
    return sorted(rows, key=lambda row: hashlib.sha256(f"{seed}:{row['id']}".encode()).digest())[
        :take
    ]


def play(row: dict[str, str], base_url: str) -> dict[str, object]:
    """Play one idea; return what became of it."""
    try:
        report = Founder(base_url, say=lambda *_: None).play(row["idea"][:19_000])
    except Stuck as reason:
        return {"id": row["id"], "ok": False, "reason": str(reason)[:300]}
    seen = report.as_dict()
    return {
        "id": row["id"],
        "ok": True,
        "build": seen["steps"]["build"],
        "all": seen["seconds"],
        "shows": report.preview_title,
        "page": report.preview_digest,
        "promises": report.promises,
    }


def main() -> int:
    """Play the ideas and print what became of them; 1 when one did not reach its preview."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ideas", type=Path)
    parser.add_argument("--take", type=int, default=20)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--base-url", default=settings.BASE_URL)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    results = []
    for row in drawn(asked.ideas, asked.take, asked.seed):
        result = play(row, asked.base_url)
        results.append(result)
        if result["ok"]:
            print(f"ready  {result['build']:6.1f} s  {result['shows']:<40} {result['id']}")
        else:
            print(f"STUCK  {result['id']}: {result['reason']}")
    ready = [result for result in results if result["ok"]]
    total = {
        "played": len(results),
        "ready": len(ready),
        "different": len({result["page"] for result in ready}),
        "build_median_s": round(statistics.median(r["build"] for r in ready), 1) if ready else None,
        "journey_median_s": round(statistics.median(r["all"] for r in ready), 1) if ready else None,
    }
    print("  ".join(f"{name} {value}" for name, value in total.items()))
    if asked.json:
        print(json.dumps({"total": total, "ideas": results}))
    return 0 if len(ready) == len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
