"""How well the built-in co-founder understands ideas it has never seen.

    python benchmarks/ideas.py FILE.jsonl [--json] [--limit N] [--show N]

Each line of FILE holds an ``idea`` and perhaps ``features`` (sentences). The interview is played
with what we propose, then the app is specified. Recall is the share of features that speak of at
least one thing of the app; precision is the share of things that a feature or the idea speaks of.
A thing is spoken of when the singular of its last word stands in the text.
"""

import argparse
import hashlib
import json
import os
import re
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cofounder.settings")

from cofounder.appspec.spec import AppSpec
from cofounder.runner.offline import OfflineRunner
from cofounder.runner.offline.lexicon import BY_WORD
from cofounder.runner.offline.wording import singular
from cofounder.runner.papers import DOCUMENTS
from cofounder.runner.protocol import Answered, Known

#: An interview that asks more than this does not end.
TOO_MANY = 20
#: Known nouns that here mean a part of the program itself.
ANY_APP = frozenset({
    "log", "application", "registration", "account", "notification", "viewing", "contact", "file",
    "link", "bar", "run", "like", "table", "device", "record", "security",
})  # fmt: skip


def play(runner: OfflineRunner, idea: str) -> Known:
    """Answer every question with what is proposed, or with the first suggestion."""
    answers: tuple[Answered, ...] = ()
    for _ in range(TOO_MANY):
        question = runner.next_question(Known(idea=idea, answers=answers))
        if question is None:
            return Known(idea=idea, answers=answers)
        values = question.preselected or question.suggestions[:1]
        answers += (Answered(question, values),)
    raise AssertionError("the interview does not end")


def stems(text: str) -> set[str]:
    """Return the singular words of a text, without those that any app's description holds."""
    plain = re.sub(r"\blog(?:ging|ged)? (?:in|out|on)\b", " ", text.lower())
    return {singular(word) for word in re.findall(r"[a-z][a-z'-]+", plain)} - ANY_APP


def speaks_of(words: set[str], name: str) -> bool:
    """Tell whether the words name a thing, by its last word or by what means the same."""
    noun = BY_WORD.get(name) or BY_WORD.get(name.rsplit(" ", 1)[-1])
    aliases = (name, *((noun.key, *noun.own, *noun.means) if noun else ()))
    return any(singular(alias.rsplit(" ", 1)[-1]) in words for alias in aliases)


def measure(rows: list[dict]) -> dict:
    """Return the figures over all rows, and what went wrong."""
    runner = OfflineRunner()
    errors, specs, recalls, precisions, times = [], [], [], [], []
    archetypes: Counter[str] = Counter()
    for row in rows:
        started = time.perf_counter()
        try:
            known = play(runner, row["idea"])
            for kind in DOCUMENTS:
                runner.write_document(kind, known)
            runner.propose_plans(known)
            spec = runner.specify_app(known)
        except Exception as error:  # noqa: BLE001 - whatever breaks is counted, not hidden
            errors.append(f"{row.get('id', '?')}: {type(error).__name__}: {error}")
            continue
        times.append(1000 * (time.perf_counter() - started))
        specs.append((row, spec))
        archetypes[spec.archetype] += 1
        features = [str(feature) for feature in row.get("features") or ()]
        if features:
            names = [entity.name for entity in spec.entities]
            per_feature = [stems(feature) for feature in features]
            nameable = [w for w in per_feature if any(word in BY_WORD for word in w)]
            if nameable:
                recalls.append(
                    sum(any(speaks_of(w, n) for n in names) for w in nameable) / len(nameable)
                )
            everything = set().union(stems(row["idea"]), *per_feature)
            precisions.append(sum(speaks_of(everything, n) for n in names) / len(names))
    return {
        "ideas": len(rows),
        "errors": errors,
        "recall": round(statistics.mean(recalls), 3) if recalls else None,
        "precision": round(statistics.mean(precisions), 3) if precisions else None,
        "with_features": len(precisions),
        "recognised": round(1 - archetypes["generic"] / max(1, len(specs)), 3),
        "archetypes": dict(archetypes.most_common()),
        "distinct_specs": len({fingerprint(spec) for _, spec in specs}),
        "distinct_entity_sets": len({tuple(e.name for e in spec.entities) for _, spec in specs}),
        "entities_per_app": round(statistics.mean(len(s.entities) for _, s in specs), 2),
        "median_ms": round(statistics.median(times), 1),
        "slowest_ms": round(max(times), 1),
        "specs": specs,
    }


def fingerprint(spec: AppSpec) -> str:
    """Return what two apps share when only their looks differ: everything but the theme."""
    return json.dumps(spec.model_dump(exclude={"theme"}), sort_keys=True)


def shown(specs: list[tuple[dict, AppSpec]], count: int) -> None:
    """Print *count* results, chosen by the hash of their idea."""
    chosen = sorted(specs, key=lambda pair: hashlib.sha256(pair[0]["idea"].encode()).hexdigest())
    for row, spec in chosen[:count]:
        print(f"\n{row['idea'][:300]}")
        print(f"  {spec.name} [{spec.archetype}] roles: {', '.join(r.name for r in spec.roles)}")
        for entity in spec.entities:
            parents = f" -> {', '.join(entity.belongs_to)}" if entity.belongs_to else ""
            print(f"    {entity.name}{parents}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--limit", type=int, default=0, help="read only the first N ideas")
    parser.add_argument("--show", type=int, default=0, help="print N results, chosen by hash")
    asked = parser.parse_args()
    rows = [json.loads(line) for line in asked.file.read_text().splitlines() if line.strip()]
    figures = measure(rows[: asked.limit] if asked.limit else rows)
    specs = figures.pop("specs")
    if asked.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, value in figures.items():
            print(f"{name.replace('_', ' '):>22}: {value}")
    shown(specs, asked.show)


if __name__ == "__main__":
    main()
