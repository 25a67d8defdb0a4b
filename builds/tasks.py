"""Jobs are doors into the domain: load by id, call one function, nothing else.

Imports happen inside the job, so web processes never load LangGraph or an SDK.
"""


def work() -> None:
    """Run the builds that may run, one after another, until none is left."""
    from builds.pipeline.run import work

    work()


def think_about_change(change_id: int) -> None:
    """Ask what is unclear about a change, or say what we would do."""
    from builds import thinking
    from builds.models import ChangeRequest

    thinking.think(ChangeRequest.objects.select_related("project", "version").get(pk=change_id))


def clear(build_id: int) -> None:
    """Remove what a cancelled or failed build left in a sandbox."""
    from builds.models import Build
    from builds.pipeline.run import clear

    clear(Build.objects.get(pk=build_id))
