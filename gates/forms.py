"""The form of a decision."""

from typing import Any

from django import forms

from gates.models import Gate
from gates.rules import CHOICES, NEEDS_WORDS
from projects.forms import Words


class DecisionForm(forms.Form):
    """A choice, and words where the choice needs them."""

    choice = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the options first."},
    )
    note = Words(required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, gate: Gate, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["choice"].choices = [(c, Gate.Choice(c).label) for c in CHOICES[gate.kind]]

    def clean(self) -> dict[str, Any]:
        """Ask for words where there is nothing to go by without them."""
        data = super().clean()
        if data.get("choice") in NEEDS_WORDS and not (data.get("note") or "").strip():
            label = Gate.Choice(data["choice"]).label.lower()
            self.add_error("note", f"To {label}, tell us in a sentence what should change.")
        return data
