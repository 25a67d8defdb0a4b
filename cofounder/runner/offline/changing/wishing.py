"""What the built-in co-founder cannot make: said honestly, in the founder's words."""

# ruff: noqa: E501 - a pattern reads best on one line

import re

from cofounder.runner.offline.wording import capitalised, quoted

#: What founders ask for, and what we call it; the first that is spoken of counts.
_TOPICS: tuple[tuple[str, str], ...] = (
    ("Taking payments", r"\b(?:pay|pays|paying|payments?|stripe|paypal|checkout|credit cards?|bank cards?|debit|sepa"
     r"|klarna|apple pay|charge (?:people|them|customers|users|owners)|subscriptions?|billing|deposit online)\b"),
    ("Sending messages by e-mail or phone", r"\b(?:sms|text messages?|text (?:them|me|us|people)|whats ?app|push|newsletters?|notif\w+|remind\w*|e-?mails? (?:when|to|if|every|people"
     r"|them|me|us)|(?:send|sends|sending|get|receive)\b.*\b(?:e-?mails?|message|alert)s?|alert me|telegram|slack)\b"),
    ("Conversations between people", r"\b(?:chat|chats|messaging|messenger|direct messages?|inbox|talk to each other|video calls?)\b"),
    ("Maps and distances", r"\b(?:maps?|gps|directions|nearby|near me|distance|radius|geolocat\w+|live location|route)\b"),
    ("Signing in another way", r"\b(?:log ?in|sign ?in|login|signin|password|two[- ]factor|2fa|google account|facebook|apple id|single sign)\b"),
    ("Uploading files", r"\b(?:upload\w*|attach\w*|files?|photos? from|camera|gallery|galleries)\b"),
    ("Working with other services", r"\b(?:integrat\w+|sync\w*|connect\w* (?:to|with)|google|outlook|zapier|api|webhook|import\w*|quickbooks|shopify|instagram|tiktok)\b"),
    ("Other languages", r"\b(?:translat\w+|languages?|french|spanish|german|italian|arabic|chinese|multi ?lingual|bilingual)\b"),
    ("An app for the phone's store", r"\b(?:app store|play store|iphone|ios|android|native app|mobile app|offline)\b"),
    ("Anything that learns or suggests", r"\b(?:ai|a\.i\.|artificial|machine learning|chatbot|gpt|recommend\w*|suggest\w*|match(?:es|ing)?|predict\w*|automatic\w*|smart)\b"),
    ("Documents made by the app", r"\b(?:pdfs?|print\w*|invoices?|receipts?|certificates?|contracts?|e-?sign\w*|signatures?|qr|barcodes?|labels?)\b"),
    ("Who may see or do what", r"\b(?:roles?|permissions?|rights|only (?:admins?|members|owners|staff)|admins?|private|hide\w*|visible only|restrict\w*|users? accounts?)\b"),
    ("Numbers that are worked out", r"\b(?:calculat\w+|comput\w+|sums?|totals?|averages?|statistics|analytics|reports?|dashboards?|per (?:week|month)|commission)\b"),
    ("Sorting and narrowing lists", r"\b(?:sort\w*|filter\w*|order(?:ed)? by|group(?:ed)? by|newest first)\b"),
    ("Another arrangement of the pages", r"\b(?:drag|dark mode|logo|banner|animat\w+|picture|image|footer|header|home ?page|landing|buttons?|design|layout|font|dashboard|menu|carousel|slider)\b"),
)  # fmt: skip
_COMPILED = tuple((topic, re.compile(words, re.IGNORECASE)) for topic, words in _TOPICS)


def wish(said: str) -> str:
    """Return the sentence by which a request we cannot make is kept."""
    for topic, words in _COMPILED:
        if words.search(said):
            return (
                f"{topic} ({quoted(said, 120)}) needs an AI model to write; we keep it as a wish."
            )
    return f"{quoted(capitalised(said), 140)}: for this we need an AI model; we keep it as a wish."


def is_known(said: str) -> bool:
    """Tell whether we know what *said* asks for, though we cannot make it."""
    return any(words.search(said) for _, words in _COMPILED)


def refused(said: str) -> str:
    """Return the sentence about a request not to do something."""
    return f"{quoted(capitalised(said), 140)}: nothing changes for that."


def asked(said: str) -> str:
    """Return the sentence about a question, which changes nothing."""
    return (
        f"{quoted(capitalised(said), 140)} is a question, and changes nothing; ask it in the chat."
    )
