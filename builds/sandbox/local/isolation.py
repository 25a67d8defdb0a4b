"""How well this machine can wall in an app: found out by doing it."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from builds.sandbox.local import cage, seccomp
from builds.sandbox.local.cage import LaunchFailed
from builds.sandbox.local.config import Config
from builds.sandbox.local.launches import Ground, Launch
from builds.sandbox.protocol import Isolation
from cofounder.errors import SandboxError

SENTENCES = {
    3: "Walled in: the app has its own files, processes and network, and shares only this "
    "machine's kernel.",
    2: "Walled in: the app has its own files and network, and shares only this machine's kernel.",
    1: "Fenced in: rules keep the app from other files, programs and the network, but it runs "
    "beside everything else on this machine.",
    0: "Not walled in: the app can do what we can on this machine. Run only code you trust.",
}
WITHOUT_FILTER = "System calls are not filtered."
MEMORY = "Memory is limited per process, not in all."
OPEN_PORT = "Others on this machine can reach the app's port."
ADVICE = (
    "Install bubblewrap and allow unprivileged user namespaces (in Docker: security_opt "
    "seccomp=unconfined and apparmor=unconfined; on Ubuntu: the AppArmor profile "
    "bwrap-userns-restrict), or use SANDBOX=e2b."
)


@dataclass(frozen=True)
class Found:
    """What was found: the best *level*, and what kept us from the better ones."""

    level: int
    isolation: Isolation
    obstacles: tuple[str, ...]

    def refusal(self, config: Config) -> str:
        """Return why no sandbox may run here, or nothing."""
        floor = 0 if config.allow_unisolated else max(config.min_level, 1)
        if self.level >= floor:
            return ""
        why = " ".join(self.obstacles)
        return (
            f"This machine cannot wall in apps well enough to run them "
            f"(level {self.level} of the {floor} that is asked for). {why} {ADVICE}"
        )


async def detect(ground: Ground, config: Config, uid: int | None) -> Found:
    """Try level after level, best first, as the account *uid* apps would have."""
    obstacles = []
    for level in (3, 2, 1, 0):
        if config.level is not None and level > config.level:
            continue
        try:
            await _try(ground.at(level), uid)
        except LaunchFailed as error:
            obstacles.append(f"Level {level}: {error.reason.splitlines()[-1][:200]}.")
            continue
        return Found(level, Isolation(level, label(level)), tuple(obstacles))
    raise SandboxError(f"No program can be started in a sandbox here. {' '.join(obstacles)}")


def label(level: int) -> str:
    """Return one plain sentence about *level*, and the facts that weaken it on this machine."""
    facts = [SENTENCES[level]]
    if seccomp.compiled(namespaces=level >= 2) is None or level == 0:
        facts.append(WITHOUT_FILTER)
    if level < 2:
        facts.append(OPEN_PORT)
    return " ".join([*facts, MEMORY])


async def _try(ground: Ground, uid: int | None) -> None:
    """Run the apps' Python once at ``ground.level``: it must start, and be the one we chose."""
    boxes = ground.places.boxes
    with tempfile.TemporaryDirectory(prefix=".probe-", dir=boxes) as folder:
        place = Path(folder)
        place.chmod(0o711)
        for name in ("files", "tmp"):
            (place / name).mkdir(mode=0o700)
            if uid is not None:
                os.chown(place / name, uid, uid)
        version = tuple(map(int, ground.interpreter.version.split(".")))
        question = f"import sys; sys.exit(sys.version_info[:3] != {version})"
        proc = "test -r /proc/self/status && " if ground.level == 3 else ""
        order = Launch(
            command=f'{proc}touch works && {ground.interpreter.path} -I -c "{question}"',
            workspace=ground.places.reach(place / "files"),
            layer=None,
            tmp=ground.places.reach(place / "tmp"),
            uid=uid,
        )
        running = await cage.launch(ground, order)
        words = "".join([part async for part in running.text(1 << 20)])
        code = await running.exit_code()
        if code != 0:
            raise LaunchFailed(words.strip() or f"the probe ended with {code}")
