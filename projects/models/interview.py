"""The interview: one question at a time, every answer kept and editable."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from cofounder.runner.protocol import Answered, Question
from cofounder.stages import Staged
from projects.models.project import Project


class Interview(Staged):
    """One pass through the questions. ``projects.interview`` moves it.

    *asking* is the open question as the runner gave it, empty while we think or when we are done.
    """

    class Stage(models.TextChoices):
        THINKING = "thinking", "Thinking of the next question"
        ASKING = "asking", "Asking"
        DONE = "done", "Done"
        SET_ASIDE = "set_aside", "Set aside"

    #: What is thought of an older state of the interview no longer counts.
    GUARDS = ("stage_changed_at",)
    MOVES = {
        Stage.THINKING: {Stage.THINKING, Stage.ASKING, Stage.DONE, Stage.SET_ASIDE},
        Stage.ASKING: {Stage.THINKING, Stage.SET_ASIDE},
        Stage.DONE: {Stage.THINKING, Stage.SET_ASIDE},
    }

    project = models.ForeignKey(Project, models.CASCADE, related_name="interviews")
    stage = models.CharField(max_length=16, choices=Stage, default=Stage.THINKING)
    asking = models.JSONField(default=dict, blank=True)
    problem = models.TextField(blank=True, help_text="Why we could not think of a question.")
    debug_id = models.CharField(max_length=32, blank=True, help_text="Of that problem.")
    left = models.PositiveIntegerField(default=0, help_text="Questions left, our estimate.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=~Q(stage="set_aside"),
                name="one_interview_per_project",
            )
        ]

    def __str__(self) -> str:
        return f"Interview for {self.project}"

    @property
    def question(self) -> Question | None:
        """The open question."""
        return Question.model_validate(self.asking) if self.asking else None

    @property
    def progress(self) -> int:
        """How far we are, in percent of the questions we expect."""
        given = self.answers.filter(set_aside=False).count()
        return (
            100 if self.stage == self.Stage.DONE else round(100 * given / max(given + self.left, 1))
        )

    def answered(self) -> tuple[Answered, ...]:
        """The answers that count, in the order they were asked."""
        return tuple(answer.answered for answer in self.answers.filter(set_aside=False))


class Answer(models.Model):
    """A question as it was asked, with what the founder answered."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="answers")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=60)
    asked = models.JSONField()
    values = models.JSONField(default=list)
    set_aside = models.BooleanField(
        default=False, help_text="An earlier answer changed, so this question no longer applies."
    )
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["interview", "key"], name="one_answer_per_question")
        ]

    def __str__(self) -> str:
        return f"{self.question.text} {self.answered.text}"

    @property
    def question(self) -> Question:
        """The question as it was asked."""
        return Question.model_validate(self.asked)

    @property
    def answered(self) -> Answered:
        """Question and values in the runner's terms."""
        return Answered(self.question, tuple(self.values))

    def as_known(self) -> dict[str, Any]:
        """A plain form for exports and prompts."""
        return {"question": self.question.text, "answer": list(self.values)}
