"""What founders choose about builds and previews."""

from django import forms

from projects.forms import Words


class ShareForm(forms.Form):
    """How long a link works."""

    hours = forms.TypedChoiceField(
        label="The link works for",
        coerce=int,
        choices=[(1, "1 hour"), (24, "1 day"), (24 * 7, "1 week"), (24 * 30, "30 days")],
        initial=24,
    )


class ChangeForm(forms.Form):
    """What should be different, in the founder's words."""

    words = Words(
        label="What should be different?",
        max_length=5_000,
        widget=forms.Textarea(
            attrs={"rows": 4, "placeholder": "Walkers should have a phone number…"}
        ),
        error_messages={"required": "Tell us what should be different. A sentence is enough."},
    )


class AgreementForm(forms.Form):
    """Yes to a change; beyond the tier's batch with a word that it should go on."""

    keep_going = forms.BooleanField(required=False, label="Keep going")
    shown = forms.CharField(required=False, max_length=64)  # what the page said we would build
