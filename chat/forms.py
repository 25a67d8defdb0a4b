"""What founders say to the chat."""

from django import forms

from projects.forms import Words

#: Characters of one message.
LONGEST = 1_000


class SayForm(forms.Form):
    """One message."""

    words = Words(
        label="Your question",
        max_length=LONGEST,
        error_messages={
            "required": "Type a question first.",
            "max_length": "That is longer than %(limit_value)d characters. Say it shorter.",
        },
    )
