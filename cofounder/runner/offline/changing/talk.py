"""What a reading of a wish has come to: operations, wishes, and questions still open."""

from dataclasses import dataclass, field

from cofounder.appspec.changes import ChangeImpossible, Operation, apply
from cofounder.appspec.spec import AppSpec
from cofounder.runner.offline.changing.targets import Targets
from cofounder.runner.protocol import Answered, Question

#: We ask no more than this about one change.
MOST_QUESTIONS = 2


@dataclass
class Talk:
    """A conversation about one change. *spec* is the app as the operations so far leave it."""

    spec: AppSpec
    answers: tuple[Answered, ...] = ()
    words: str = ""
    covered: str = ""  # the words behind the operations, where they are not all of them
    operations: list[Operation] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)
    unmet: dict[str, str] = field(default_factory=dict)  # wishes where questions stay open
    why: str = ""
    last: str = ""  # the entity spoken of last
    last_field: str = ""  # and the field of it, if it was about one
    unclear: bool = False

    @property
    def names(self) -> Targets:
        """What words can point at now."""
        return Targets(self.spec, self.last)

    def answer(self, key: str) -> tuple[str, ...] | None:
        """Return what was answered to the question *key*, or nothing when it was not asked."""
        return next((a.values for a in self.answers if a.question.key == key), None)

    def ask(self, question: Question) -> str:
        """Return the answer to *question*, or note that it is open and return nothing."""
        values = self.answer(question.key)
        if values is None:
            if question.key not in (known.key for known in self.open):
                self.open.append(question)
            return ""
        return ", ".join(values).strip()

    def do(self, *operations: Operation) -> bool:
        """Take *operations* up, all or none; what cannot be done becomes a wish with its reason."""
        try:
            after = apply(self.spec, operations)
        except ChangeImpossible as refused:
            self.wishes.append(str(refused))
            return False
        self.operations += operations
        self.spec = after
        return True

    def wish(self, sentence: str) -> None:
        """Keep a *sentence* as what we cannot do."""
        if sentence not in self.wishes:
            self.wishes.append(sentence)


def question(key: str, text: str, *options: str, why: str = "", other: bool = True) -> Question:
    """Return a question about a change: a single choice, or free text without *options*."""
    return Question(
        key=f"change_{key}"[:60],
        part="change",
        kind="single" if options else "text",
        text=text,
        why=why,
        suggestions=options,
        allow_other=other,
    )
