"""Waking a preview: from sleep, or from the stored files when its sandbox is gone."""

from builds import running
from builds.models import Preview
from builds.sandbox import get_driver
from cofounder.errors import SandboxError, SandboxGone


def ensure(preview: Preview) -> None:
    """Make the app of *preview* answer again, or raise ``SandboxError`` with the reason."""
    try:
        sandbox = get_driver().connect(preview.sandbox_id)
        sandbox.wake()
    except SandboxGone:
        rebuild(preview)
        return
    running.await_answer(sandbox)


def rebuild(preview: Preview) -> None:
    """Bring the version up from its stored files, in a sandbox of its own."""
    metadata = {"preview": preview.slug, "project": str(preview.version.project_id)}
    sandbox = get_driver().create(f"preview-{preview.slug}", metadata)
    files = running.materialise(sandbox, preview.version.manifest)
    env = running.environment(preview.slug)
    for what, result in (
        ("install what the app needs", running.install(sandbox, files)),
        ("prepare the app's data", running.prepare(sandbox, env, running.DATA_ONLY)),
    ):
        if not result.ok:
            raise SandboxError(f"We could not {what}. The files of the version are safe.")
    sandbox.serve(running.start_command(files), env=env)
    running.await_answer(sandbox)
    Preview.objects.filter(pk=preview.pk).update(
        sandbox_id=sandbox.id, isolation=sandbox.isolation.label
    )
    preview.sandbox_id = sandbox.id
