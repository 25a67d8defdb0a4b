"""What founders choose about builds and previews."""

from django import forms


class ShareForm(forms.Form):
    """How long a link works."""

    hours = forms.TypedChoiceField(
        label="The link works for",
        coerce=int,
        choices=[(1, "1 hour"), (24, "1 day"), (24 * 7, "1 week"), (24 * 30, "30 days")],
        initial=24,
    )
