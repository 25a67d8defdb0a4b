"""The nouns of a project, one module per aggregate."""

from projects.models.document import Annotation, Document, Revision
from projects.models.interview import Answer, Interview
from projects.models.plan import Plan, PlanSet
from projects.models.project import Project
from projects.models.timeline import TimelineEvent
from projects.models.user import User

__all__ = [
    "Annotation",
    "Answer",
    "Document",
    "Interview",
    "Plan",
    "PlanSet",
    "Project",
    "Revision",
    "TimelineEvent",
    "User",
]
