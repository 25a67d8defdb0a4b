"""Words as founders type them, turned into the few ideas that the rules speak of."""

# ruff: noqa: E501 - a row of words reads best on one line

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from chat.intents.examples import EXAMPLES
from projects.alignment import meaning

#: Written short, or in a hurry. Applied to whole words.
SHORT = {
    "u": "you", "ur": "your", "r": "are", "y": "why", "pls": "please", "plz": "please",
    "thx": "thanks", "ty": "thanks", "gonna": "going to", "wanna": "want to", "gimme": "give me",
    "lets": "let us", "whats": "what is", "wheres": "where is", "hows": "how is",
    "whos": "who is", "whys": "why is", "whens": "when is", "thats": "that is", "its": "it is",
    "im": "i am", "ive": "i have", "id": "i would", "dont": "do not", "doesnt": "does not",
    "didnt": "did not", "cant": "can not", "cannot": "can not", "wont": "will not",
    "isnt": "is not", "couldnt": "could not",
    "wasnt": "was not", "havent": "have not", "hasnt": "has not",
    "shouldnt": "should not", "wouldnt": "would not", "werent": "were not", "youre": "you are",
    "theres": "there is", "weve": "we have", "youve": "you have", "ill": "i will", "wat": "what",
    "wich": "which", "wher": "where", "bc": "because", "coz": "because", "tho": "though",
    "tmrw": "tomorrow", "abt": "about", "dunno": "i do not know", "wot": "what", "wen": "when",
    "howto": "how to", "iam": "i am", "abit": "a bit", "hv": "have",
    "nd": "and", "arent": "are not",
    "wdym": "what do you mean", "idk": "i do not know", "asap": "now", "ppl": "people",
    "docs": "documents", "doc": "document", "info": "information", "mvp": "first version",
}  # fmt: skip

#: Several words that mean one thing. Tried in this order, on the spaced text.
PHRASES = (
    (r"\bgo(?:es|ing)? live\b|\bgo public\b|\bput (?:it |this )?online\b|\bgo online\b", "launch"),
    (r"\b(?:go|going|get|roll|switch|step) back\b|\brollback\b|\brevert\b|\bundo\b", "goback"),
    (r"\b(?:old|older|previous|earlier|last) version\b", "goback version"),
    (r"\bwhere (?:are we|do we stand|am i|is (?:it|this|my project) (?:at|now))\b", "status"),
    (r"\bhow far\b|\bhow is (?:it|everything|my project|the project) (?:going|doing)?\b", "status"),
    (r"\bwhat is (?:going on|happening|up with)\b|\bcatch me up\b|\bgive me an update\b", "status"),
    (r"\bhow (?:much )?long\b|\bhow much time\b|\bhow many (?:weeks|minutes|days)\b", "howlong"),
    (r"\bhow fast\b|\bhow soon\b|\bwhen will\b|\bwhen is\b|\bwhen can\b|\beta\b", "howlong"),
    (r"\bhow many times\b|\bhow often\b", "howoften"),
    (r"\b(?:made|consist\w*|built) (?:up )?(?:of|from|with|in|on)\b|\btech stack\b", "madeof"),
    (r"\bback ?burner\b|\bon ice\b|\bput (?:it |this |that )?(?:on hold|aside)\b", "park"),
    (r"\bkeep\w* (?:us|me|it) from\b|\bstand\w* between\b|\bbefore we can launch\b", "block"),
    (r"\bdid(?: not|nt) (?:work out|hold|pass)\b", "broken promise"),
    (r"\bup and running\b", "ready"),
    (r"\bin the way\b|\bleft before\b|\bhold\w* (?:us|me|it) (?:back|up)\b|\bkeep\w* me from\b",
     "block"),
    (r"\bmissing (?:for|before|to)\b|\bstill (?:need|missing)\b|\bred light\b", "block"),
    (r"\b(?:ok |okay |and |so )?what now\b|\bnow what\b|\bwhat then\b", "next"),
    (r"\bwhat (?:should|do|must|can) (?:i|we) do (?:next|now|first)?$", "next"),
    (r"\bleave out\b|\bleft out\b|\bnot (?:be )?(?:included|include|part|in)\b|\bout of scope\b",
     "leftout"),
    (r"\bper day\b|\ba day\b|\bdaily\b|\beach day\b|\btoday\b", "perday"),
    (r"\breal (?:person|human)\b|\bcustomer service\b|\bspeak to someone\b", "human"),
    (r"\b(?:does|did|do|is|are) not work\w*\b|\bnot working\b|\bwent wrong\b", "fail"),
    (r"\b(?:try|go|start|run) (?:it )?again\b|\bone more time\b|\bonce more\b|\bretry\b",
     "tryagain"),
    (r"\btake (?:it )?up again\b|\bunpark\b|\bresume\b|\bpick (?:it )?up again\b", "takeup"),
    (r"\bcome back to\b.*\bproject\b", "takeup"),
    (r"\b(?:in|at) the beginning\b|\bat the start\b|\boriginal(?:ly)?\b|\bfirst idea\b", "origin"),
    (r"\b(?:on|off) track\b|\bscope creep\b|\bstill what\b|\bwhat i (?:wanted|asked)\b", "align"),
    (r"\bwho (?:is|are) you\b|\bwhat are you\b|\bare you (?:a |an )?(?:ai|bot|robot|human|real)\b",
     "engine"),
    (r"\bhow do you work\b|\bwhat can (?:you|i ask|i say)\b|\bwhat do you (?:do|know)\b",
     "abilities"),
    (r"\bhow can you help\b|\bwhat (?:else )?can i (?:ask|do here)\b", "abilities"),
    (r"\bgood (?:morning|evening|afternoon|job|work)\b|\bwell done\b|\bsee you\b|\bhow are you\b",
     "hello"),
)  # fmt: skip

#: The ideas. A star ends a beginning; everything else is a whole word.
IDEAS: dict[str, str] = {
    "what": "what", "why": "why reason reasons", "how": "how", "who": "who whom", "when": "when",
    "where": "where find", "which": "which", "show": "show see look view open try play test",
    "cost": "wallet pricing purse afford* pocket shell cash price-tag euro* invoic* cost* pric* pay paid paying payment* spend spending spent expens* money bill* budget* "
    "dollar* cheap* usd bucks fee fees invoice* owe ceiling free",
    "charge": "charg* refund* billed reimburse* deduct*", "fail": "collapse* abort-reason broken-down died dead kaputt mess flop* trouble fail* broke breaks crash* error* wrong bug bugs stuck",
    "launch": "rollout domain server vercel railway aws release launch* deploy* live publish* ship shipping release host hosting production online",
    "ready": "ready finished safe-to-launch", "block": "hinder* barrier* impediment* showstopper* stopper* obstruct* hold-up keeping block* blocker* stopping stands preventing "
    "prevents obstacle* missing problem-list holding",
    "built": "produced delivered accomplished built build builds building make made create created coded work works develop*",
    "version": "version versions release v0", "status": "situation overview summary recap status progress state stage standing "
    "update",
    "next": "next todo upcoming following afterwards", "decide": "settled approve* reasoning committed decid* decision* chose choose chosen pick picked agreed agree",
    "gate": "gate gates", "plan": "plan plans roadmap strategy",
    "change": "changelog updated improved improvement* fresh change changed changes changing different new difference* news",
    "align": "align* drift* aligned scope-creep", "origin": "origin",
    "share": "demo invite* testers tester brother sister cousin boss team neighbour* show-around share sharing friend friends mum mom dad wife husband link colleague* investor* "
    "customer* someone somebody others",
    "app": "prototype tool software programme program app application site website product preview prototype it", "demo": "demo running",
    "export": "export pdf markdown print", "download": "git sources archive export-code download* zip code source files repo "
    "repository github", "document": "paperwork write-up pitfall* danger* threat* document* paper papers brief milestones risk risks thesis "
    "scope", "abilities": "help abilities commands options", "people": "buyers buyer consumers consumer persona group user users audience "
    "customer customers target people persona* clients",
    "feature": "capabilit* able functionality feature* function* included include contain* scope", "promise": "bug-free reliable quality buggy glitch* promise* kept "
    "keep broken tested test tests untested check checked checks verified criteria",
    "leftout": "leftout exclude* excluded omit*", "limit": "subscription package allowed maximum entitled limit* tier plan-limit quota allowance "
    "bootstrapper partner cto upgrade", "perday": "perday", "howlong": "duration estimate timeline timeframe howlong duration deadline",
    "howoften": "howoften attempts", "goback": "downgrade undo revert rewind goback restore earlier",
    "safety": "peek spy snoop* competitor* competitors leak* rights intellectual protected protection confidential* visible trust safe safety secure security private privacy secret confidential steal stolen gdpr "
    "nda own owns ownership", "idea": "idea concept", "data": "data information",
    "engine": "robots machine artificial engine chatgpt gpt claude llm openai anthropic model ai bot robot gemini",
    "human": "helpdesk hotline agent operator employee human person support staff phone-number contact", "cancel": "cancel stop abort halt "
    "kill", "start": "start begin run go launch-build", "tryagain": "tryagain",
    "hello": "hello hi hey hallo thanks thank cool great nice awesome bye goodbye lol haha sorry "
    "perfect wow morning yo sup", "yes": "yes yep yeah sure ok okay do-it", "line": "line queue "
    "place waiting wait", "madeof": "madeof stack technology technologies framework django python "
    "language database tech", "question": "quiz survey questionnaire* answers question* interview", "park": "freeze burner break later park pause shelve hold",
    "takeup": "takeup unpark", "delete": "wipe trash purge delete erase destroy", "project": "project projects",
    "account": "account password email", "problem": "problem pain solve solving",
    "timeline": "chronolog* activity events timeline history happened log", "board": "board kanban backlog", "graph": "graph "
    "map", "leftover": "left remaining", "readiness": "readiness rehearsal checklist",
    "iteration": "iteration* round rounds", "rename": "rename", "times": "times",
}  # fmt: skip

_PLAIN = (
    "a an and about actually after again all already also always am any anything are as at be been "
    "before being but by can come could did do does done down each else even ever every everything "
    "first for from get give going good got had has have he her here him his i if in into is it "
    "just "
    "keep know last later let like little long look made man many may me mean more most much "
    "must my "
    "need never no not nothing now of off on once one only or other our out over own page pages "
    "part "
    "please put really right said same say second she should side so some something soon still "
    "such "
    "sure take tell than that the their them then there these they thing things think this "
    "those time "
    "to too total true try two under until up us use used very want wanted was way we well went "
    "were "
    "while will with within without word words would yet you your button buttons line text name "
    "list "
    "phone number color colour green red blue dark light search email day week month year add "
    "remove "
    "show hide move turn set price cake dogs walk walks weather joke news movie song"
)
#: Words that are what they are: never taken for a mistyped idea.
PLAIN = frozenset(_PLAIN.split())
#: What is said before the sentence begins.
_SIGHS = re.compile(
    r"^(?:(?:ugh|hm+|um+|uh|oh|omg|wow|well|so|hey|hi|hello|ok|okay|wait|btw|and|then) )+(?=\w+ )"
)
_VERSION = re.compile(r"\b(?:v\s?|version )?0\.(\d+)\b")


def plain(text: str) -> str:
    """Return *text* in lower case, without marks, with short forms written out."""
    text = _VERSION.sub(r"version v0_\1", text.lower().replace("’", "'"))
    text = re.sub(r"(\w)'(s|re|m|ve|ll|d|t)\b", r"\1\2", text)
    words = re.findall(r"[a-z0-9_]+", text)
    said = " ".join(SHORT.get(word, word) for word in words)
    return _SIGHS.sub("", said)


def versions_meant(text: str) -> list[str]:
    """Return the versions *text* names ("v0.2"), the oldest first."""
    return [f"v0.{n}" for n in sorted({int(n) for n in _VERSION.findall(text.lower())})]


@cache
def _dictionary() -> tuple[dict[str, set[str]], dict[str, set[str]], list[str]]:
    """Whole words, beginnings, and everything a mistyped word may have meant."""
    whole: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    for idea, words in IDEAS.items():
        for word in words.split():
            place = beginnings if word.endswith("*") else whole
            place.setdefault(word.rstrip("*"), set()).add(idea)
    return whole, beginnings, [word for word in [*whole, *beginnings] if len(word) > 3]


def ideas_of(word: str) -> set[str]:
    """Return the ideas that *word* may stand for."""
    whole, beginnings, _ = _dictionary()
    found = set(whole.get(word, ()))
    for start, ideas in beginnings.items():
        if word.startswith(start):
            found |= ideas
    return found


def ideas(said: str) -> set[str]:
    """Return every idea in *said*, which is plain."""
    for pattern, stands_for in PHRASES:
        said = re.sub(pattern, f" {stands_for} ", said)
    return {idea for word in said.split() for idea in ideas_of(word)}


def corrected(said: str, known: Collection[str] = ()) -> str:
    """Return *said*, which is plain, with slips of the finger undone.

    *known* holds the words of the founder's own project, which are never slips.
    """
    return " ".join(
        word if len(word) < 5 or word in known or word in _right() or ideas_of(word) or _is_word(word)
        else _nearest(word) for word in said.split()
    )  # fmt: skip


@cache
def _right() -> frozenset[str]:
    """Words that are no slips: plain ones, and those of our own examples."""
    examples = {word for _, sentence in EXAMPLES for word in sentence.split()}
    return PLAIN | examples


@lru_cache(maxsize=2_000)
def _is_word(word: str) -> bool:
    """True for a common word, which the embeddings know whole: it is no slip of another."""
    model = meaning.embeddings()
    return bool(model) and len(model.tokenizer.encode(word, add_special_tokens=False).ids) == 1


@lru_cache(maxsize=2_000)
def _nearest(word: str) -> str:
    """Return the known word that *word* is a slip of; itself, when there is none."""
    most = 1 if len(word) < 8 else 2
    near = (
        (slips(word, other), other)
        for other in sorted(_right() | set(_dictionary()[2]))
        if len(other) > 3 and other[0] == word[0] and abs(len(other) - len(word)) <= most
    )
    fewest, other = min(near, default=(most + 1, word))
    return other if fewest <= most else word


def slips(one: str, other: str) -> int:
    """Count the letters left out, added, mistaken or swapped with the next between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, row, older = row, [i], before
        for j, wanted in enumerate(other, start=1):
            cost = min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
