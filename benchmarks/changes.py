"""Random changes to random apps, carried through: files, migrations, rows and pages.

    python benchmarks/changes.py [--seeds 100] [--first 0] [--minutes 10] [--tests]

Each number draws a spec and up to six operations, in one build or two. A change holds when every
row that was to stay is there and says what it said, nothing was invented for rows from before, the
app checks and migrates, and all of its pages answer; with --tests also when its own tests pass.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("LAYERS_DIR", str(ROOT / "var" / "layers"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cofounder.settings")

from cofounder.appspec import changes  # noqa: E402
from tests.appspec.carried import Carried, app_python, drawn  # noqa: E402


def main() -> None:
    """Carry out one change after another, and say which held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--tests", action="store_true")
    asked = parser.parse_args()
    until = time.monotonic() + 60 * asked.minutes
    held, operations, broken = 0, 0, []
    with tempfile.TemporaryDirectory() as place:
        python = app_python(Path(place) / "boxes")
        for number in range(asked.first, asked.first + asked.seeds):
            if time.monotonic() > until:
                break
            try:
                operations += carry(number, Path(place) / str(number), python, asked.tests)
                held += 1
            except Exception as error:  # noqa: BLE001  whatever broke is what we look for
                broken.append(number)
                print(f"{number}: {type(error).__name__}: {error}", flush=True)
    print(f"{held} of {held + len(broken)} held, {operations} operations; broken: {broken}")


def carry(number: int, folder: Path, python: Path, tests: bool) -> int:
    """Carry out what *number* draws; return how many operations that were."""
    found = drawn(number)
    app, spec = Carried(folder, python), found.spec
    app.begin(spec)
    for operations in found.rounds:
        try:
            spec = app.change(spec, operations)
            if tests:
                app.test()
        except Exception:
            print("\n".join(changes.sentences(spec, operations)), operations, sep="\n")
            raise
    return sum(map(len, found.rounds))


if __name__ == "__main__":
    main()
