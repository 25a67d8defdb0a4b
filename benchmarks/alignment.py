"""How well alignment tells what belongs to a scope from what drifts away from it.

    python benchmarks/alignment.py FILE.jsonl [--json] [--cross-validate] [--words-only]
                                   [--gaming] [--fit] [--show N]

Each line of FILE holds a ``scope`` ({goal, core_features}), a ``request`` and a ``label`` (aligned
or drift), perhaps ``kind``, ``app_id`` and ``generic``. Figures are of the score before rounding;
where we say "not enough to say", of the number behind it. Rows marked generic are counted apart.
The shipped model is measured; --cross-validate fits one for each tenth of the apps on the other
nine tenths. --fit prints the coefficients fitted on all of FILE.
"""

import argparse
import json
import math
import re
import resource
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from projects.alignment import Scope, align, clauses, meaning, scoring
from projects.alignment.shapes import YELLOW, colour_of
from projects.alignment.verdict import judged
from projects.alignment.words import content_words, model

FOLDS, ROUNDS = 10, 3
#: How a request may be dressed up in the name of a feature, which must not bring it nearer.
DRESSES = (
    "{name}: {request}", "For the {name} feature, {request}", "{request} for {name}",
    "{request} in {name} and {name}",
)  # fmt: skip
#: How the same wish may be put.
WORDINGS = ("Please add {}", "I want {}", "Could we have {}?", "We need {}", "Let's add {}.")
COLOURS = {"red": 0, "yellow": 1, "green": 2}


def scope_of(row: dict[str, Any]) -> Scope:
    return Scope(row["scope"]["goal"], tuple(row["scope"]["core_features"]))


def scored(rows: Iterable[dict[str, Any]]) -> list[float]:
    return [judged(scope_of(row), row["request"])[0].score for row in rows]


def auc(scores: Sequence[float], aligned: Sequence[bool]) -> float | None:
    """Return how often an aligned row stands above a drifting one; ties count half."""
    above = [score for score, is_aligned in zip(scores, aligned, strict=True) if is_aligned]
    below = [score for score, is_aligned in zip(scores, aligned, strict=True) if not is_aligned]
    if not above or not below:
        return None
    won = sum((a > b) + (a == b) / 2 for a in above for b in below)
    return won / len(above) / len(below)


def balanced(scores: Sequence[float], aligned: Sequence[bool]) -> float | None:
    """Return the mean of the shares that stand on the right side of 60."""
    sides = defaultdict(list)
    for score, is_aligned in zip(scores, aligned, strict=True):
        sides[is_aligned].append((score >= YELLOW) == is_aligned)
    if len(sides) < 2:
        return None
    return statistics.fmean(statistics.fmean(side) for side in sides.values())


def fit(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return a logistic regression's coefficients, classes balanced; 60 is as likely as not."""
    import numpy as np

    names, found = [*scoring.WORDED], []
    for row in rows:
        scope = scope_of(row)
        wish = clauses.wish(row["request"])
        ground = scoring.ground(scope.goal, scope.features)
        found.append(scoring.signals(ground, wish, content_words(wish)))
    if "nearest" in found[0]:
        names += scoring.MEANT
    x = np.array([[each[name] for name in names] for each in found])
    y = np.array([row["label"] == "aligned" for row in rows], float)
    centre, spread = x.mean(0), x.std(0)
    z = np.c_[(x - centre) / spread, np.ones(len(x))]
    share = y.mean()
    weights = np.where(y == 1, 0.5 / share, 0.5 / (1 - share))
    ridge = np.diag([1.0] * len(names) + [0.0])
    w = np.zeros(z.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        slope = z.T @ (weights * (p - y)) + ridge @ w
        w -= np.linalg.solve((z * (weights * p * (1 - p))[:, None]).T @ z + ridge, slope)
    coef = w[:-1] / spread
    intercept = w[-1] - coef @ centre + math.log(YELLOW / (100 - YELLOW))
    return {
        "intercept": round(float(intercept), 4),
        "coef": {name: round(float(by), 4) for name, by in zip(names, coef, strict=True)},
    }


def key_of(fitted: dict[str, Any]) -> str:
    return "with_meaning" if "nearest" in fitted["coef"] else "words_only"


def cross_validated(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Fit on some apps and measure on the others; figures are means over rounds of ten folds."""
    import numpy as np

    apps = sorted({row["app_id"] for row in rows})
    figures, folds = [], []
    for seed in range(ROUNDS):
        mixed = list(np.random.default_rng(seed).permutation(apps))
        scores: dict[int, float] = {}
        for fold in range(FOLDS):
            held_out = set(mixed[fold::FOLDS])
            fitted = fit([r for r in rows if r["app_id"] not in held_out and not r["generic"]])
            model()[key_of(fitted)] = fitted
            there = [at for at, row in enumerate(rows) if row["app_id"] in held_out]
            scores |= dict(zip(there, scored(rows[at] for at in there), strict=True))
            main = [at for at in there if not rows[at]["generic"]]
            truth = [rows[at]["label"] == "aligned" for at in main]
            folds.append(auc([scores[at] for at in main], truth))
        main = [at for at, row in enumerate(rows) if not row["generic"]]
        truth = [rows[at]["label"] == "aligned" for at in main]
        values = [scores[at] for at in main]
        figures.append((auc(values, truth), balanced(values, truth)))
    model.cache_clear()
    aucs, accuracies = zip(*figures, strict=True)
    known = [each for each in folds if each is not None]
    return {
        "auc": round(statistics.fmean(aucs), 4),
        "balanced_accuracy_at_60": round(statistics.fmean(accuracies), 4),
        "auc_per_round": [round(each, 4) for each in aucs],
        "auc_spread_over_folds": round(statistics.stdev(known), 4),
        "auc_worst_fold": round(min(known), 4),
    }


def measure(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures of the shipped model."""
    align(scope_of(rows[0]), rows[0]["request"])
    started = time.perf_counter()
    found = [align(scope_of(row), row["request"]) for row in rows]
    ms = (time.perf_counter() - started) * 1000 / len(rows)
    scores = scored(rows)
    parts: dict[str, Any] = {}
    for name, generic in (("total", False), ("generic", True)):
        at = [i for i, row in enumerate(rows) if bool(row.get("generic")) is generic]
        truth = [rows[i]["label"] == "aligned" for i in at]
        values = [scores[i] for i in at]
        parts[name] = {
            "pairs": len(at),
            "auc": rounded(auc(values, truth)),
            "balanced_accuracy_at_60": rounded(balanced(values, truth)),
            "ms_per_request": round(ms, 3),
        }
    for name, of in (("kinds", "kind"), ("labels", "label")):
        groups = defaultdict(list)
        for row, each in zip(rows, found, strict=True):
            group = f"{row['label']} {row.get('kind', '')}" if of == "kind" else row["label"]
            groups[group + (" (generic)" if row.get("generic") else "")].append(each)
        parts[name] = {group: shares(each) for group, each in sorted(groups.items())}
    return parts


def shares(found: Sequence[Any]) -> dict[str, Any]:
    colours = Counter(each.colour for each in found)
    return {
        "rows": len(found),
        **{colour: round(colours[colour] / len(found), 3) for colour in ("green", "yellow", "red")},
        "not_enough_to_say": round(sum(e.score is None for e in found) / len(found), 3),
        "housekeeping": round(sum(e.is_housekeeping for e in found) / len(found), 3),
        "new_capability": round(sum(bool(e.capabilities) for e in found) / len(found), 3),
        "creep": round(sum(e.is_creep for e in found) / len(found), 3),
    }


def rounded(figure: float | None) -> float | None:
    return None if figure is None else round(figure, 4)


def gaming(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Dress drifting requests in every feature's name, and put all requests in other words."""
    tried = better = higher = 0
    by_dress: Counter[str] = Counter()
    for row in rows:
        if row["label"] != "drift" or row.get("generic"):
            continue
        scope = scope_of(row)
        plain = align(scope, row["request"])
        for name in scope.names:
            for dress in DRESSES:
                dressed = align(scope, dress.format(name=name.rstrip("."), request=row["request"]))
                tried += 1
                if COLOURS[dressed.colour] > COLOURS[plain.colour]:
                    better += 1
                    by_dress[dress] += 1
                higher += (dressed.score or 0) > (plain.score if plain.score is not None else 79)
    moved, changed, joined = [], 0, 0
    for row in rows[::3]:
        wish = re.sub(r"[.!?\s]+$", "", clauses.wish(row["request"]))
        scope = scope_of(row)
        scores = [judged(scope, put.format(wish))[0].score for put in WORDINGS]
        scores.append(judged(scope, wish)[0].score)
        moved.append(max(scores) - min(scores))
        changed += len({colour_of(int(score)) for score in scores}) > 1
        plain = judged(scope, row["request"])[0].score
        with_more = f"{row['request'].rstrip('. ')}. Show {scope.names[0]}."
        joined += judged(scope, with_more)[0].score > max(plain, 0) + 1
    return {
        "dressed": tried,
        "colour_improves": round(better / tried, 5),
        "score_rises": round(higher / tried, 5),
        "by_dress": dict(by_dress),
        "wording_moves_mean": round(statistics.fmean(moved), 2),
        "wording_moves_95th": round(sorted(moved)[int(len(moved) * 0.95)], 2),
        "wording_changes_colour": round(changed / len(moved), 4),
        "an_aligned_sentence_more_raises": round(joined / len(moved), 4),
    }


def show(rows: Sequence[dict[str, Any]], most: int) -> None:
    """Print the rows that stand farthest on the wrong side."""
    main = [row for row in rows if not row.get("generic")]
    wrong = []
    for row, score in zip(main, scored(main), strict=True):
        if (score >= YELLOW) != (row["label"] == "aligned"):
            wrong.append((-abs(score - YELLOW), score, row))
    for _, score, row in sorted(wrong, key=lambda each: each[0])[:most]:
        print(f"{score:5.1f} {row['label']:8} {row['request'][:110]}")


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", type=Path)
    for flag in ("--json", "--cross-validate", "--words-only", "--gaming", "--fit"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.file is None:
        parser.print_usage()
        return
    rows = [json.loads(line) for line in arguments.file.read_text("utf-8").splitlines() if line]
    for at, row in enumerate(rows):
        row.setdefault("generic", False)
        row.setdefault("app_id", row["scope"]["goal"] or str(at))
    if arguments.words_only:
        meaning.go_without()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    meaning.embeddings()
    loading = {
        "seconds": round(time.perf_counter() - started, 2),
        "megabytes": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024),
    }
    if arguments.fit:
        fitted = fit([row for row in rows if not row["generic"]])
        print(json.dumps({key_of(fitted): fitted}, indent=1))
        return
    figures = measure(rows) | {"loading": loading}
    if arguments.cross_validate:
        figures["cross_validated"] = cross_validated(rows)
    if arguments.gaming:
        figures["gaming"] = gaming(rows)
    for name in ("total", "generic", "cross_validated", "gaming", "loading"):
        if name in figures:
            print(f"{name:16}", ", ".join(f"{k} {v}" for k, v in figures[name].items()))
    for name in ("labels", "kinds"):
        for group, counted in figures[name].items():
            print(f"{group:36}", ", ".join(f"{k} {v}" for k, v in counted.items()))
    show(rows, arguments.show)
    if arguments.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
