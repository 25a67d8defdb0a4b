"""What a build works with: its row, the co-founder's mind, and a sandbox with its files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from builds import running, workspaces
from builds.models import Build
from builds.sandbox.protocol import Driver, Sandbox
from cofounder.appspec.spec import AppSpec
from cofounder.errors import SandboxError
from cofounder.runner.protocol import Known, Runner
from projects import knowledge

#: The migration an app writes for itself while it is checked; it belongs to the version.
WRITTEN_INSIDE = "app/migrations/"


@dataclass
class Bench:
    """What a build works with. Tools stay out of the state."""

    build: Build
    runner: Runner
    driver: Driver
    _sandbox: Sandbox | None = field(default=None, repr=False)

    def known(self) -> Known:
        """What the runner is told about the project."""
        return knowledge.known(self.build.project)

    def spec(self) -> AppSpec:
        """The app as it was specified in the first step."""
        return AppSpec.model_validate(self.build.spec)

    def sandbox(self) -> Sandbox:
        """The build's sandbox with the files as they stand: found, or made again."""
        if self._sandbox is None:
            build = self.build
            metadata = {"build": str(build.pk), "project": str(build.project_id)}
            self._sandbox = self.driver.create(f"build-{build.slug}", metadata)
            running.materialise(self._sandbox, build.manifest)
            save(build, sandbox_id=self._sandbox.id, isolation=self._sandbox.isolation.label)
        return self._sandbox

    def keep(self, files: dict[str, bytes], *, gone: Sequence[str] = ()) -> None:
        """Store *files* as part of the build, without those *gone*; only then in the sandbox."""
        manifest = self.build.manifest | workspaces.keep(files)
        save(self.build, manifest={p: sha for p, sha in manifest.items() if p not in gone})
        if self._sandbox is not None:
            self._sandbox.write(files)
            self._sandbox.remove(gone)

    def furnished(self) -> Sandbox:
        """The sandbox with dependencies and data, also when it had to be made again."""
        sandbox = self.sandbox()
        files = workspaces.read(self.build.manifest)
        if not running.install(sandbox, files).ok:
            raise SandboxError("We could not install what the app needs. Nothing was charged.")
        if self.build.base_id:
            return sandbox  # its data is brought along from the version before
        migrated = any(path.startswith(WRITTEN_INSIDE) for path in self.build.manifest)
        if migrated and not sandbox.run("test -s data.sqlite3").ok:
            running.prepare(sandbox, running.environment(self.build.slug), running.DATA_ONLY)
        return sandbox

    def stop(self, *, for_good: bool) -> None:
        """End what this worker runs right now; *for_good* when nobody will go on with it.

        After a takeover the sandbox belongs to the next worker, so only our own commands end.
        """
        if self._sandbox is None:
            return
        if for_good:
            self._sandbox.kill()
        else:
            self._sandbox.abort()


class CannotRepair(SandboxError):
    """The checks still fail, and trying again would be the same."""

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        names = ", ".join(dict.fromkeys(problem["check"] for problem in problems))
        what = (
            "We could not install what the app needs."
            if names == "install"
            else "The app does not pass its checks, and we could not fix it."
        )
        super().__init__(f"{what} Nothing was charged.", f"Failing: {names}")


def save(build: Build, **values: Any) -> None:
    """Save fields of *build* if we still hold it; raise ``NotAllowedNow`` if not."""
    build.move(build.stage, **values)


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    """Turn texts into bytes."""
    return {path: text.encode() for path, text in files.items()}
