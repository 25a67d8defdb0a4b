"""A founder's wish in clauses: one for each thing that is asked for, its reason set aside."""

import re
from dataclasses import dataclass

from cofounder.runner.offline.wording import tidy

#: More than this is a description of a product, not a change.
LONGEST = 1_200
#: And a single request is shorter than this.
LONGEST_CLAUSE = 260
#: What follows is why, not what.
_REASON = re.compile(
    r"(?<!need)(?<!want)(?<!like)(?<!have)(?<!able)(?<!love),?\s+(?:so that"
    r"|so (?=(?:we|i|they|people|owners|everyone|customers|users|it|nobody)\b)"
    r"|because|in order (?:to|that)|as (?=(?:we|i|they|people|some|many|it)\b)"
    r"|to (?=(?:know|help|avoid|save|make sure|plan|be sure)\b)|since (?=(?:we|i|they|people)\b))"
    r"(?P<why>.+)$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]{1,200}”|\"[^\"]{1,200}\"|(?<!\w)[‘'][^’']{1,200}[’'](?!\w)")
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\s*[\n;•]\s*|\s+[-–—]\s+")
#: How a new request begins: plainly with a verb, or with somebody who wants something.
_PLAIN = (
    "add|include|introduce|insert|put|give|rename|call|remove|delete|drop|scrap|ditch|get rid of"
    "|take (?:out|away|off)|make|turn|let|allow|enable|create|require|don't|don’t|do not|never|stop"
    "|switch|replace|hide|send|notify|remind|email them|text them|pay|charge|accept|integrate"
    "|connect|sync|import|translate|print|scan|match|suggest|calculate|generate|upload|invite"
    "|collect|keep|use|colour|color|please|also|change|download|export|search|show|display|move"
    "|ask|should|must|need to|needs to|split|merge|sort|filter|warn|alert|tell"
    "|automatically|block|prevent|publish|post|share|lock"
)
_SOMEBODY = (
    r"(?:i|we|they|people|users|everyone|everybody|nobody|it|there)(?: also)? (?:would|want|need"
    r"|should|must|can|could|don't|don’t|have|has|no longer|is|are|will|shouldn't)"
    r"|(?:the |each |every |all )?[\w’']+(?: [\w’']+)?(?: also)? (?:should|must|needs? to|needs an?"
    r"|can also|shall|have to|has to|need not|no longer|has an?|gets an?|belongs to)"
)
_AMBIGUOUS = (
    r"(?:note|record|track|store|set|save|enter) (?:down |the|an?|each|every|how|when|whether)"
)
_SPLIT = re.compile(
    r"(?:,\s*(?:and\s+then\s+|and\s+also\s+|and\s+|then\s+|also\s+|plus\s+|but\s+)?"
    r"|\s+(?:and then|and also|and|then|plus|but)\s+(?:please\s+)?)"
    rf"(?=(?:{_PLAIN}|{_SOMEBODY}|{_AMBIGUOUS})\b)",
    re.IGNORECASE,
)
#: Politeness and other words before the request itself.
_BEFORE = re.compile(
    r"^(?:(?:hi|hello|hey|ok|okay|please|also|and|then|so|plus|but|now|next|first|second|finally"
    r"|oh|well|kindly|just|maybe|perhaps|could you|can you|would you|will you|can we|could we"
    r"|may we|shall we|can i|could i|may i|let's|let’s|let us"
    r"|(?:i|we)(?:'d| would|’d)? (?:really |also |just )?(?:like|love|want|wish|need|have)"
    r"(?: you)? to(?! know\b| be able\b)"
    r"|(?:i|we) think (?:we should|you should|that)|(?:i|we) (?:should|must|can|could)(?= add\b)"
    r"|you (?:should|could|can)|it would be (?:nice|great|good|useful|helpful|cool)(?: to| if"
    r" (?:we|you) (?:could|would|can))|would it be possible to|is it possible to|how about"
    r"(?: we)?|what about|go ahead and|be able to|also)(?:,|:|\b)\s*)+",
    re.IGNORECASE,
)
_NICE = re.compile(
    r"^((?:an?|some)\s.+?) (?:would|might) be (?:really |very |so )?(?:nice|great|good|useful"
    r"|helpful|cool|perfect|handy)$",
    re.IGNORECASE,
)
#: What is said before what follows from it.
_SO = re.compile(rf"^(?P<why>[^,]{{8,}}),?\s+so\s+(?:please\s+)?(?=(?:{_PLAIN})\b)", re.IGNORECASE)
#: What says something more of what was spoken of before.
_NO_SUBJECT = re.compile(r"^(?:should|must|need to|needs to|have to|has to)\b", re.IGNORECASE)
_PLEASE = re.compile(r"[\s,]+(?:please|thanks|thank you|if possible)$", re.IGNORECASE)
#: Questions that ask to be answered, not to be done.
_QUESTION = re.compile(
    r"^(?:what|why|how|when|who|where|which|is|are|was|does|do|did|has|have|should|will|would"
    r"|am|if)\b(?! you\b).*\?$|^(?:can|could) (?:the app|it|they)\b.*\?$",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|never|(?<!yes/)(?<!yes or )(?<!yes-)no|nobody|nothing|none|neither|nor|without"
    r"|except|unless|if|until|only|instead"
    r"|unlike|rather than|undo|\w+n['’]t|cannot|stop|avoid|maybe later|depending)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """One request: its words without politeness, as it was *said*, and *why*."""

    text: str
    said: str
    why: str = ""

    @property
    def negated(self) -> bool:
        """Tell whether something is denied, excepted or made to depend on something."""
        return bool(_NOT.search(self.text))

    @property
    def question(self) -> bool:
        """Tell whether it asks for an answer rather than for a change."""
        return bool(_QUESTION.match(self.said))


def clauses(words: str) -> list[Clause]:
    """Return the requests in *words*, in order."""
    found = []
    for sentence in _SENTENCES.split(tidy_lines(words)):
        said = tidy(sentence)
        said = _PLEASE.sub("", said.rstrip(" .!"))
        reason = _REASON.search(said) or _SO.match(said)
        why = reason.group("why").strip(" .!") if reason else ""
        if reason:
            said = said[reason.end() :] if reason.start() == 0 else said[: reason.start()]
        for part in _split(said):
            if found and _NO_SUBJECT.match(part):
                part = f"they {part}"
            text = tidy(_BEFORE.sub("", part.strip(" ,"))).strip(" .!,:?…")
            if text:
                nice = _NICE.match(text)
                text = f"add {nice[1]}" if nice else text
                found.append(Clause(text.replace("’", "'"), tidy(part).strip(" ,"), why))
    return found


def _split(said: str) -> list[str]:
    """Split *said* where another request begins, never inside of quotes."""
    masked = QUOTED.sub(lambda found: "\x01" * len(found.group()), said)
    parts, start = [], 0
    for cut in _SPLIT.finditer(masked):
        parts.append(said[start : cut.start()])
        start = cut.end()
    return [*parts, said[start:]]


def tidy_lines(words: str) -> str:
    """Return *words* with each line tidied."""
    return "\n".join(line for line in map(tidy, words.splitlines()) if line)


def is_english(words: str) -> bool:
    """Tell whether *words* look like English: Latin letters, with small English words in them."""
    letters = [c for c in words if c.isalpha()]
    if not letters or sum(c.isascii() for c in letters) < 0.9 * len(letters):
        return False
    said = re.findall(r"[a-z']+", words.lower())
    foreign = sum(word in _FOREIGN for word in said)
    return foreign <= len(said) * 0.12


#: Small words of other languages; English has none of them.
_FOREIGN = frozenset(
    re.findall(
        r"\w+",
        """el la los las un una unos der die das und ein eine einen dem den le les des du une et ou
        il lo gli uno que para por con mit für nicht bitte füge ajouter ajoutez agregar añadir
        aggiungi quiero voglio je wir ich nous zu auf est es son sur avec pour pas de het een voor
        met niet och att""",
    )
) - {"die", "den", "son"}
