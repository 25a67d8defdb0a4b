"""What founders type: one form per screen. Forms check and clean; they never save."""

import re
from typing import Any

from django import forms
from django.forms import formset_factory
from pydantic.fields import FieldInfo

from cofounder.errors import CofounderError
from cofounder.runner.protocol import Question
from projects import kinds
from projects.annotations import LONGEST
from projects.journey import LONGEST_IDEA

FEWEST_WORDS = 10

#: Thai to Khmer, kana, Han: written without spaces, so that every sign counts as a word.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def refuse(form: forms.BaseForm | forms.BaseFormSet, problem: CofounderError) -> int:
    """Put *problem* on the bound *form*, which keeps what was typed; return the status to answer.

    A page that was answered with a redirect instead would be empty again.
    """
    if isinstance(form, forms.BaseFormSet):
        form.non_form_errors().append(str(problem))
    else:
        form.add_error(None, str(problem))
    return problem.status_code


class Words(forms.CharField):
    """Text as people type it. What no text may hold, and no database takes, is left out."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)


class IdeaForm(forms.Form):
    """The one page on which everything begins."""

    idea = Words(
        label="What are we building?",
        strip=True,
        max_length=LONGEST_IDEA,
        widget=forms.Textarea(
            attrs={
                "rows": 5,
                "autofocus": True,
                "placeholder": "A place where dog owners book trusted walkers nearby…",
            }
        ),
        error_messages={
            "required": "Tell us your idea first: a sentence or two is enough.",
            "max_length": "That is longer than %(limit_value)d characters. "
            "Tell us the heart of it; details come in the interview.",
        },
    )

    def clean_idea(self) -> str:
        """Ask for a little more when there is too little to go by."""
        idea = self.cleaned_data["idea"]
        words = count_words(idea)
        if words < FEWEST_WORDS:
            raise forms.ValidationError(
                f"That is {words} word{'s' if words != 1 else ''}. Tell us a little more: who is "
                "it for, and what can they do with it? Ten words are enough."
            )
        return idea


def count_words(text: str) -> int:
    """Count the words of *text*; in scripts without spaces, its signs."""
    return len(UNSPACED.findall(text)) + len(UNSPACED.sub(" ", text).split())


class NameForm(forms.Form):
    """A project's name."""

    name = Words(max_length=60, label="Name of the project")


class AnswerForm(forms.Form):
    """The answer to one question, in the shape the question asks for."""

    def __init__(self, question: Question, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question = question
        if question.kind in {"single", "multiple"}:
            single = question.kind == "single"
            kind = forms.ChoiceField if single else forms.MultipleChoiceField
            widget = forms.RadioSelect if single else forms.CheckboxSelectMultiple
            self.fields["chosen"] = kind(
                label=question.text,
                choices=[(option, option) for option in question.suggestions],
                widget=widget,
                required=False,
                initial=list(question.preselected) if not single else None,
            )
            if question.allow_other:
                self.fields["other"] = Words(
                    label="In your own words" if single else "Anything else? Separate with commas",
                    required=False,
                    max_length=500,
                )
        else:
            long = question.kind == "long_text"
            self.fields["text"] = Words(
                label=question.text,
                required=False,
                max_length=5_000,
                widget=forms.Textarea(attrs={"rows": 5 if long else 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse an empty answer to a required choice."""
        data = super().clean()
        if self.question.required and not self.errors and not self.values(data):
            if "text" in self.fields:
                self.add_error("text", "We need this one to go on. A few words are enough.")
            else:
                raise forms.ValidationError("Choose at least one, or use your own words.")
        return data

    def values(self, data: dict[str, Any] | None = None) -> list[str]:
        """The answer as a list of texts."""
        data = self.cleaned_data if data is None else data
        if "text" in self.fields:
            # Without JavaScript the suggestions arrive beside the text instead of in it.
            text = data.get("text") or ""
            ticked = [s for s in self._ticked() if s not in text]
            return ["\n".join(filter(None, [text, *ticked]))] if text or ticked else []
        chosen = data.get("chosen") or []
        chosen = [chosen] if isinstance(chosen, str) else list(chosen)
        other = data.get("other") or ""
        if self.question.kind == "single":
            return [other.strip()] if other.strip() else chosen
        return list(dict.fromkeys([*chosen, *(o.strip() for o in other.split(",") if o.strip())]))

    def _ticked(self) -> list[str]:
        """The suggestions that were ticked."""
        ticked = self.data.getlist("suggestion") if hasattr(self.data, "getlist") else []
        return [suggestion for suggestion in ticked if suggestion in self.question.suggestions]

    @classmethod
    def filled(cls, question: Question, values: list[str]) -> "AnswerForm":
        """Return a form that shows an answer given earlier."""
        if question.kind in {"text", "long_text"}:
            return cls(question, initial={"text": "\n".join(values)})
        chosen = [value for value in values if value in question.suggestions]
        other = [value for value in values if value not in question.suggestions]
        single = question.kind == "single"
        initial = {"chosen": (chosen or [None])[0] if single else chosen, "other": ", ".join(other)}
        return cls(question, initial=initial)


class WishForm(forms.Form):
    """What the founder missed in the plans."""

    wish = Words(
        label="What should be different?", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class NoteForm(forms.Form):
    """A note beside a section."""

    text = Words(
        label="Your note",
        strip=True,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Write the note first: a few words are enough.",
            "max_length": "A note has at most %(limit_value)d characters. Say the heart of it.",
        },
    )


class ExportForm(forms.Form):
    """Which documents to take along, in which format, and under whose name."""

    document = forms.MultipleChoiceField(
        label="Documents",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one document.",
            "invalid_choice": "One of these documents is not written yet.",
        },
    )
    format = forms.ChoiceField(
        label="Format",
        widget=forms.RadioSelect,
        choices=[
            ("pdf", "PDF, typeset like a printed brief"),
            ("markdown", "Markdown to read: headings, prose and lists"),
            ("technical", "Markdown to work with: exact fields and ids, for a developer or AI"),
        ],
        error_messages={"required": "Choose a format.", "invalid_choice": "Choose a format."},
    )
    brand = Words(
        label="Your own name on the cover",
        required=False,
        max_length=60,
        help_text="It stands on the cover and below every page. We do not keep it.",
        error_messages={
            "max_length": "A name on the cover has at most %(limit_value)d characters."
        },
    )

    def __init__(
        self, choices: list[tuple[str, str]], *args: Any, has_brand: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].choices = choices
        if not has_brand:
            del self.fields["brand"]


class LinesField(Words):
    """A list of texts, one per line. *max_length* counts the characters of all of them."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


def _field(name: str, info: FieldInfo, *, required: bool = True) -> forms.Field:
    """Return the form field that edits a field of an answer type."""
    choices = [value for value in kinds.get_args(info.annotation) if isinstance(value, str)]
    common = {"label": kinds.label(name), "required": required}
    if choices:
        return forms.ChoiceField(choices=[(c, c.capitalize()) for c in choices], **common)
    match kinds.shape(info):
        case "number":
            return forms.IntegerField(min_value=0, max_value=1_000, **common)
        case "lines":
            hint = "One per line."
            return LinesField(max_length=10_000, help_text=hint, **(common | {"required": False}))
    rows = {"rows": 2 if "title" in name or name == "name" else 5}
    return Words(max_length=10_000, widget=forms.Textarea(attrs=rows), **common)


class SectionForm(forms.Form):
    """One section of a document. Its field is called *value* whatever it edits."""

    def __init__(self, kind: str, name: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"] = _field(name, kinds.fields(kind)[name])


class ItemForm(forms.Form):
    """One item of a list. Its first text, a name or a title, says what the others belong to."""

    @property
    def title(self) -> str:
        """Which field names the item."""
        return "name" if "name" in self.fields else "title"

    def clean(self) -> dict[str, Any]:
        """Refuse an item without a name. One with nothing at all is no item."""
        data = super().clean()
        if not self.is_blank and not data.get(self.title):
            name = "name" if self.title == "name" else "title"
            self.add_error(self.title, f"Give this one a {name}, so that nothing of it gets lost.")
        return data

    @property
    def is_blank(self) -> bool:
        """True when nothing was typed. (A list of choices always has one selected.)"""
        return not any(
            self.cleaned_data.get(name)
            for name, field in self.fields.items()
            if name != "DELETE" and not isinstance(field, forms.ChoiceField)
        )


def items_formset(kind: str, name: str) -> type[forms.BaseFormSet]:
    """Return the formset that edits a list of items with fields of their own."""
    inner = kinds.item_type(kinds.fields(kind)[name])
    fields = {n: _field(n, info, required=False) for n, info in inner.model_fields.items()}
    form = type("ItemForm", (ItemForm,), fields)
    return formset_factory(form, extra=1, can_delete=True, max_num=60, absolute_max=60)
