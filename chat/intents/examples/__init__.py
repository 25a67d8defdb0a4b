"""How founders put it: sentences for each intent, which a new sentence is compared with."""

from chat.intents.examples import app, doing, money, papers, us, way

#: (intent, sentence) for every sentence.
EXAMPLES: tuple[tuple[str, str], ...] = tuple(
    (intent, " ".join(sentence.split()))
    for part in (way, papers, app, money, doing, us)
    for intent, text in part.SAID.items()
    for sentence in text.split("|")
)
