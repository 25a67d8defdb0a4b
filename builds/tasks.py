"""Jobs are doors into the domain: load by id, call one function, nothing else.

Imports happen inside the job, so web processes never load LangGraph or an SDK.
"""


def work() -> None:
    """Run the builds that may run, one after another, until none is left."""
    from builds.pipeline.run import work

    work()


def clear(build_id: int) -> None:
    """Remove what a cancelled or failed build left in a sandbox."""
    from builds.models import Build
    from builds.pipeline.run import clear

    clear(Build.objects.get(pk=build_id))
