"""Jobs are doors into the domain: load by id, call one function, nothing else.

Imports happen inside the job, so that asking for one loads nothing.
"""


def ask_next(interview_id: int) -> None:
    """Think of the next question of an interview."""
    from projects import interview
    from projects.models import Interview

    interview.ask_next(Interview.objects.get(pk=interview_id))


def reconsider(interview_id: int) -> None:
    """See which answers still apply after one was changed."""
    from projects import interview
    from projects.models import Interview

    interview.reconsider(Interview.objects.get(pk=interview_id))


def write_documents(project_id: str) -> None:
    """Write a project's waiting documents, one after another."""
    from projects import documents
    from projects.models import Project

    documents.write_waiting(Project.objects.get(pk=project_id))


def draw_up_plans(plan_set_id: int) -> None:
    """Write the options of a round of plans."""
    from projects import plans
    from projects.models import PlanSet

    plans.draw_up(PlanSet.objects.get(pk=plan_set_id))
