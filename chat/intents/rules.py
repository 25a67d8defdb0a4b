"""What founders mean: which ideas, found together, stand for which intent."""

from __future__ import annotations

#: For each intent, sets of ideas that must all be there; one after a "-" must not be. More ideas
#: weigh more, a number at the end adds to the weight; of equals the earlier intent counts.
RULES: dict[str, tuple[str, ...]] = {
    "delete": ("delete project +9", "delete account +9", "delete data +9", "delete idea +9"),
    "take_up": ("takeup +5",),
    "park": ("park project +5", "park -cost"),
    "account": ("account",),
    "human": ("human +2",),
    "engine": ("engine",),
    "abilities": ("abilities", "abilities what +1"),
    "charged": ("charge fail +3", "charge", "cost fail +3"),
    "cost": (
        "cost", "cost built +1", "cost version", "cost how +1", "cost what +1", "cost change",
        "cost launch", "cost app",
    ),
    "limits": ("limit +2", "perday built +3", "perday", "iteration +2", "iteration leftover +3"),
    "failure": ("fail +2", "why fail +4", "howoften +1", "fail built +2", "fail what +2"),
    "safety": (
        "data fail +5", "safety +2", "safety idea +3", "safety data +3", "data", "safety app +2",
    ),
    "ready": (
        "block launch +4", "block +1", "ready launch +3", "ready +1", "ready app +1",
        "ready people +1", "readiness +2",
    ),
    "launch": ("launch", "launch how +3", "launch where +2"),
    "how_long": (
        "howlong launch +3", "howlong +2", "howlong built +3", "howlong ready +3",
        "howlong version +3",
    ),
    "line": ("line built", "line +0"),
    "built": ("built what +1", "built app", "built -start", "feature app +1", "demo what"),
    "made_of": ("madeof +2", "madeof app +2", "madeof what +3", "madeof how +2"),
    "scope": (
        "feature +1", "leftout +2", "leftout what +3", "feature version +2", "what version +1",
    ),
    "promises": (
        "promise +1", "promise what +2", "promise app +1", "promise which +3",
        "promise feature +1",
    ),
    "changes": ("change what +2", "change version +3", "change"),
    "versions": ("version", "version which +2", "version how +1", "version show +2"),
    "back": ("goback +2", "goback version +4", "goback change +2"),
    "open": (
        "show app +2", "show demo +2", "show version +1", "demo", "where app", "show built +1",
    ),
    "share": ("share +1", "share show +3", "share app +3", "share how +2", "share where +1"),
    "export": ("export +2", "export document +4", "download document +4", "download export +3"),
    "download": ("download +1", "download app +2", "download version +2"),
    "decisions": (
        "decide +1", "decide what +2", "decide why +2", "decide who +3", "decide which +1",
        "decide leftout +4",
    ),
    "plan": ("plan +1", "plan which +3", "plan decide +3", "plan show +2", "plan what +1"),
    "gate": ("gate +2",),
    "alignment": ("align +2", "align how +2", "origin +1", "align what +2", "align origin +4"),
    "users": ("people +0", "people who +3", "people what +1"),
    "problem": ("problem what +2", "problem which +2", "problem app +1"),
    "interview": ("question +1", "question leftover +3"),
    "timeline": ("timeline +1",),
    "board": ("board +1",),
    "graph": ("graph +1",),
    "status": ("status +1", "status what +2", "status project +1", "status app +1"),
    "next": ("next +2", "next what +2"),
    "small_talk": ("hello",),
}  # fmt: skip

#: Sentences whose wording says it all: a pattern over the plain text, tried before the rules.
SAYINGS: tuple[tuple[str, str], ...] = (
    (r"^(?:please )?(?:stop|cancel|abort|kill|halt)\b(?!.*\b(?:page|button|field)s?\b)", "cancel"),
    (r"\b(?:stop|cancel|abort) (?:the |this |that |my )?(?:build|building|it)\b", "cancel"),
    (r"^(?:please |can you |could you |now |ok |okay )*(?:start|begin|run|kick off)(?: \w+)?"
     r" (?:build\w*|a build|now|it)\b", "build"),
    (r"^(?:please |can you |could you |now |ok |okay |let us |just )*(?:build|start building|make)"
     r"(?: (?:it|this|that|the app|the first version|my app|now|please|already|the thing))*$",
     "build"),
    (r"\bbuild (?:it|this|the app|my app|the first version)(?: now| again| please)?$", "build"),
    (r"\btry again\b|\bretry\b|\bonce more\b|\bbuild again\b|\brebuild\b", "build"),
    (r"\b(?:i|we) (?:want|need|would like|am ready|are ready) to decide\b", "gate"),
    (r"\blet (?:me|us) decide\b|\bopen the (?:gate|decision)\b|\bmake (?:the|a|my) decision\b",
     "gate"),
    (r"\bwhat (?:do|should|must|can) (?:i|we) (?:have to )?decide\b", "gate"),
    (r"\bwho (?:is|was) (?:it|this|that|the app)(?: made| built| meant)? for\b|\bfor whom\b",
     "users"),
    (r"\b(?:did|does|do|will|was|am|were) (?:i|it|that|this|you|we)\b.*\b(?:cost|charge\w*)"
     r" (?:me|us)\b.*\b(?:anything|something|money)\b", "charged"),
    (r"\b(?:did|does|will) (?:that|this) cost\b", "charged"),
    (r"^(?:(?:hi|hey|hello|hallo|yo|thanks|thank you|cool|great|bye|lol|haha|there|again)\s?)+$",
     "small_talk"),
    (r"\bwho (?:has )?(?:decided|chose|picked|said)\b", "decisions"),
    (r"\b(?:could|can|might|may) go wrong\b", "document risk_log"),
    (r"\bsteal\w*\b|\bstolen\b|\bcopy my idea\b", "safety"),
    (r"^(?:will|does|would) (?:it|the app|my app|this|that) (?:also )?(?:have|include|support|"
     r"contain|do|offer)\b", "scope"),
    (r"^(?:show|open|see|try) (?:me )?(?:the )?(?:old |first |new |latest )?version\b(?!s)",
     "open"),
    (r"\bsafe to (?:put|launch|publish|release|show|use|go|ship)\b", "ready"),
    (r"^(?:does|do|is|are) .*\bwork(?:s|ing)?$", "promises"),
    (r"^(?:is|are|was|were) .*\b(?:part of|in it|included|planned)\b", "scope"),
    (r"\b(?:did|do|will|would) (?:i|we) (?:ever )?lose\b|\b(?:anything|something|everything|work)"
     r" (?:is )?(?:lost|gone)\b", "safety"),
    (r"\bproblem with (?:the|my|this|that) (?:build|app|version)\b", "failure"),
    (r"^(?:(?:i am|we are|all) )?ready\b.*\b(?:start|go|build)\b|^(?:please )?(?:start|begin|"
     r"go ahead)"
     r"(?: now| please| already)*$", "build"),
    (r"\banother (?:try|go|shot|attempt|time|chance)\b", "build"),
    (r"^(?:undo|revert|roll back|take back)\b", "back"),
    (r"^how much (?:did|does|do|will|would|has|have|is|was)\b(?!.*\b(?:time|longer|"
     r"work)\b)", "cost"),
    (r"^(?:which|what) (?:option|plan|way|road|one)\b.*\b(?:go for|take|took|pick|choose|"
     r"chose|went)\b",
     "plan"),
    (r"\b(?:my|our|a|some) (?:\w+ )?(?:cousin|brother|sister|mother|father|mum|mom|dad|wife|"
     r"husband|"
     r"partner|friend|colleague|boss|investor|neighbour|neighbor|family|team|tester|client)s?"
     r" (?:wants?|would|can|could|should|needs?|to (?:see|try|test))\b", "share"),
    (r"^(?:can|could|will) (?!i\b|we\b|you\b|it\b|this\b|that\b|everybody\b|somebody\b|someone\b)"
     r"(?:\w+ ){1,2}(?:see|add|edit|book|find|search|pay|send|upload|create|delete|choose|leave)\b",
     "scope"),
    (r"^(?:(?:but|ok|okay|so|and|well) )*(?:why|how come)(?: though| not| so)?$", "why"),
    (r"^(?:(?:yes|yep|yeah|sure|ok|okay|please|do it|do that|go|go on|go ahead|now|press it)\s?)+$",
     "yes"),
    (r"\bdeploy (?:it|this|now|the app)\b|\blaunch (?:it|this|now)\b|\bship it\b|\bgo live now\b",
     "launch"),
    (r"\b(?:can|could|may|should|am i|are we|is it) \w* ?(?:ready|able|safe)? ?(?:to )?"
     r"(?:launch|go live)\b(?!.*\bhow\b)", "ready"),
    (r"^how (?!long|much|many|far|soon|fast).*\b(?:launch|deploy|go live|publish)\b", "launch"),
    (r"\bwhat (?:can|does) (?:it|the app|my app) do\b", "built"),
    (r"\bwhat (?:is|was) (?:new|different)\b", "changes"),
    (r"\bwhat (?:is|are|did) .*\b(?:idea|pitch)\b|\bmy idea$", "idea"),
    (r"\bhow many (?:builds|attempts|tries)\b(?!.*\b(?:day|left|today|get|allowed)\b)", "failure"),
)  # fmt: skip

#: What a sentence that asks for a change begins with, once politeness is taken away.
POLITE = (
    r"^(?:please|hey|hi|ok|okay|so|also|and|now|just|maybe|could you|can you|can we|could we|"
    r"would you|will you|i want you to|i want to|i would like to|i would like you to|we need to|"
    r"we should|you should|let us|how do i|how can i|how do we|i need to|i need you to)\s+"
)
CHANGE_VERBS = (
    "add", "change", "rename", "remove", "delete", "make", "put", "turn", "replace", "hide",
    "require", "allow", "include", "move", "drop", "swap", "color", "colour", "paint", "sort",
    "translate", "enable", "disable", "let", "show", "give",
)  # fmt: skip
#: With these objects such a sentence is about something else.
NOT_A_CHANGE = (
    r"^(?:add|make|put|turn|change|remove|delete|show|give|let|move|include|drop|allow)\s+"
    r"(?:me|us|you|it ready|a build|the build|build|the plan|plan|my plan|my password|"
    r"my email|the password|my account|project|the project|my project|it live|this live|money|"
    r"sense|sure|a decision|the decision|the launch|the status|the versions?|the documents?|"
    r"the app|my app|what|how|why|it|everything|that|this)(?:\s|$)(?! (?:green|blue|red|dark|"
    r"bigger|smaller|faster|simpler))"
)
WISHES = (
    r"^(?:i|we) (?:want|need|would like|wish|miss|prefer)\b(?! to (?:know|see|go|talk|launch|build|"
    r"decide|share|download|export|open|cancel|stop|ship|try|pay|start))",
    r"\b(?:do not|does not|did not) (?:really )?like (?:the|how|that|these|those)\b",
    r"\bwould (?:love|like) (?:to have|a|an)\b", r"\bwe forgot\b",
    r"\b(?:users|people|members|visitors|customers|they|everyone|it|the app) (?:should|must|"
    r"need to|needs to|ought to)\b",
    r"\bthere (?:should|must) be\b", r"\bis it possible to add\b", r"\bis missing an?\b",
    r"\bcan (?:it|the app|we) (?:also )?have\b",
)  # fmt: skip

#: Documents by the words founders have for them; the first that is found.
PAPERS: tuple[tuple[str, str], ...] = (
    ("risk_log", r"\brisks?\b|\bdangers?\b|\bthreats?\b"), ("milestones", r"\bmilestones?\b|"
     r"\broadmap\b|\bschedule\b"),
    ("mvp_scope", r"\bscope\b"), ("product_brief", r"\bproduct brief\b"),
    ("thesis", r"\bthesis\b|\bsnapshot\b"), ("how_it_works", r"\bhow it works\b"),
    ("idea_brief", r"\bbrief\b"),
)  # fmt: skip

_ELSEWHERE = (
    "weather joke jokes capital president recipe football soccer poem bitcoin crypto song movie "
    "homework horoscope lottery girlfriend boyfriend love marry politics election translate math "
    "pizza dinner holiday vacation religion god stock shares gold war news celebrity sports score "
    "game netflix youtube wikipedia essay riddle story temperature rain"
)
#: What no project of ours is about, unless its own words say so.
ELSEWHERE = frozenset(_ELSEWHERE.split())
