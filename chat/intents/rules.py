"""What is said so plainly that its wording alone decides: sayings, commands, wishes, papers."""

# ruff: noqa: E501 - a pattern reads best on one line

from __future__ import annotations

#: Sentences whose wording says it all: a pattern over the plain text, tried before the rules.
SAYINGS: tuple[tuple[str, str], ...] = (
    (r"\b(?:ignore|forget|disregard|bypass) (?:all |your |the |my |any |of |previous |prior |these |"
     r"above )*(?:instruction|rule|prompt|restriction)s?\b|\bsystem prompt\b|\byou are now (?!able|"
     r"done|ready|finished|build)|\bpretend (?:to be|you|that)\b|\bact as (?:a|an|if|my)\b", "off_topic"),
    (r"^(?:(?:please |can you |could you )?(?:tell me |say |show me |give me )?(?:a bit |some )?(?:more"
     r"|details|more details|explain(?: (?:it|that|this|more))?|elaborate)(?: please| about (?:it|"
     r"that|this))?|go on|which ones?|what exactly|how so|like what|what do you mean(?: by that)?|"
     r"what does (?:that|this) mean|huh|what)$", "more"),
    (r"\b(?:red|green|yellow|amber) light\b", "ready"),
    (r"^why (?:(?:is|are) there |do we have |did we (?:do|take|choose) )?(?:no|not) (?!work|ready|run|live|"
     r"online|finish|done|yet|launch|build|built|start|version|app|green)", "decisions"),
    (r"\b(?:peek|spy|spying|snoop)\w*\b|\bcompetitors? (?:see|read|copy|steal|find)", "safety"),
    (r"^(?:it|this|that|the app|the build|everything) (?:is not|does not|did not|is still not|still does not) "
     r"work(?:ing)?(?: at all| any ?more| again| properly)?$|^nothing works$", "failure"),
    (r"^(?!.*\b(?:my|our) (?:idea|data|project|answers))(?:will|can|could|would) (?:the |our |my )?(?!i\b|we\b|you\b)\w+(?: \w+)? be able to\b", "scope"),
    (r"^(?:i )?(?:hope|trust) (?:that )?i (?:am|was|will|do) not (?:be )?(?:billed|charged|pay\w*)", "charged"),
    (r"\b(?:is|are) (?:all |everything |my |our |the |any of )*(?:\w+ )?(?:\w+ )?(?:\w+ )?still (?:there|saved|here)\b", "safety"),
    (r"\beverything (?:that |which )?(?:has )?happened\b", "timeline"),
    (r"\bwhat (?:happens|will happen|happened) (?:to|with) (?:my|our|the) (?:data|answers|documents|"
     r"work|stuff|texts?)\b", "safety"),
    (r"\b(?:some|any)(?:body|one)(?: else)?\b.*\b(?:see|read|copy|know|access|look at) (?:my|our|the|"
     r"what)\b.*\b(?:idea|projects?|data|answers|write)\b", "safety"),
    (r"(?=.*\b(?:fail\w*|breaks?|broke\w*|crash\w*|cancel\w*|abort\w*)\b)(?=.*\b(?:pay|paid|charge\w*|"
     r"cost|costs|refund|money|free)\b)(?!.*\b(?:blocks?|launch|next)\b)", "charged"),
    (r"\bdo you charge\b|\b(?:do|must|will) i (?:have to |need to )?pay (?:for|before|to) (?!.*\bfail)",
     "cost"),
    (r"^(?:ok |and |but )?what (?:just |the hell )?happen(?:ed|s)?(?: here| there)?$", "failure"),
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
    (r"\b(?:another|a second|a new|one more|a fresh|a further) (?:try|go|shot|attempt|time|chance|round|run)\b", "build"),
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
    (r"\bwhat (?:is|are|did) .*\b(?:idea|pitch)\b|^(?!.*\b(?:see|steal|read|safe|copy)\b).*\bmy idea$", "idea"),
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
    r"my email|one of my answers|my answers?|an answer|the answers?|the password|my account|project|the project|my project|it live|this live|money|"
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
