"""What we know of a project, in the form a runner is asked with."""

from cofounder.runner.protocol import Known
from projects.models import Interview, Project


def known(project: Project) -> Known:
    """Gather idea, answers, documents and the chosen plan of *project*."""
    interview = project.interviews.exclude(stage=Interview.Stage.SET_ASIDE).first()
    documents = project.documents.shelf().prefetch_related("revisions")
    plan = project.plans.filter(chosen_at__isnull=False).first()
    return Known(
        idea=project.idea,
        answers=interview.answered() if interview else (),
        tier=project.owner.tier,
        direction=project.direction,
        documents=tuple((d.kind, d.content) for d in documents if d.content),
        plan=plan.content if plan else None,
    )
