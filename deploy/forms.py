"""What a founder says on the way to a launch."""

import re
from typing import Any
from urllib.parse import urlsplit

from django import forms

from deploy.paths import PATHS

#: Labels of letters, digits and hyphens, and an ending that is not a number.
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
LONGEST = 200


class PathForm(forms.Form):
    """Which path to take."""

    path = forms.ChoiceField(choices=[(path.key, path.name) for path in PATHS])


class AddressForm(forms.Form):
    """The address people will type. Pasted with https:// and a path, it is cut to its name."""

    address = forms.CharField(
        label="The address of your app",
        required=False,
        max_length=300,
        widget=forms.TextInput(
            attrs={"placeholder": "www.example.com", "inputmode": "url", "autocomplete": "off"}
        ),
    )

    def clean_address(self) -> str:
        """Return the host in small letters, or refuse what no host can be called."""
        typed = self.cleaned_data["address"].strip().lower()
        try:
            host = urlsplit(typed if "//" in typed else f"//{typed}").hostname or ""
        except ValueError:
            host = ""
        odd = len(host) > LONGEST or len(typed.split()) > 1 or not _HOST.fullmatch(host)
        if typed and odd:
            raise forms.ValidationError(
                "That does not look like an address. It has a dot and no spaces: www.example.com"
            )
        return host


class KnownSteps(forms.MultipleChoiceField):
    """Some of the choices. What is none, as on a page older than the guide, is passed over."""

    def to_python(self, value: Any) -> list[str]:
        return [key for key in super().to_python(value) if self.valid_value(key)]


class TicksForm(forms.Form):
    """Check-boxes of a guide: *done* are ticked, *was* were ticked when they were drawn."""

    def __init__(self, keys: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(key, key) for key in keys]
        self.fields["done"] = KnownSteps(choices=choices, required=False)
        self.fields["was"] = KnownSteps(choices=choices, required=False)
