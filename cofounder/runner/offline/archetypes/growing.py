"""Archetypes for one's own life and learning: trackers, health, courses, recipes."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.archetypes.shape import Archetype, KnownRisk, cues

PERSONAL_EARNINGS = (
    "Free for the basics, a small monthly fee for more",
    "A small one-time price",
    "Free at first; we measure use before we charge",
    "It is for myself; it does not have to earn",
)

TRACKER = Archetype(
    key="tracker",
    label="a tracker",
    cues=cues("track 3; tracker 6; log 3; streak 5; spend 4; how much i 3; habit 5; progress 2; goal 2; record 1; chart 1; reading 1; monitor 2; diary 5; journal 5; expense 3; budget 4; fitness 3; sample 1; collection 3; remember 2; my own 2; routine 3; mood 4; water 1; houseplant 4; plant 2; workout 4; weight 3; saving 3; spending 4; reminder 2; remind 2; keep track 4; wardrobe 4; reading list 4; watchlist 4; note 2; calorie 3; sleep 3; savings 4; note-taking 4; counter 1; timer 2; pomodoro 4"),
    glue=(),
    fallback=("goal", "entry"),
    extras=("entry", "goal", "reminder", "expense", "category", "note"),
    lead=("habit", "goal", "budget", "@thing", "@work", "@place", "@person", "@happening", "@deal", "@note"),
    features=("chart", "progress"),
    seeker="member",
    provider="",
    organiser="",
    title="{Lead} Tracker",
    audiences=("People who have tried to keep up {leads} and gave up", "{Seekers} who want to see their progress", "{Seekers} who share this with their family"),
    problems=("{Seekers} lose sight of their {leads} after a few days", "What was noted last month cannot be found again", "Spreadsheets are too much work on a phone", "Without seeing progress it is easy to give up"),
    day_one=("Add {a_lead} and note what happened today", "See how the last weeks went in a chart", "Find an old entry in seconds"),
    todays=("They use a spreadsheet and forget it", "They write it on paper", "They keep it in their head"),
    earnings=PERSONAL_EARNINGS,
    metrics=("At least half of the first twenty users note something on five days of their second week", "Adding an entry takes less than ten seconds, measured with five people", "At least 3 of 10 users still note something after four weeks"),
    experiment="Ask ten people to note the same things in a shared sheet for one week and call them on day eight. Whoever stopped tells us more than whoever did not.",
    market="Many trackers exist and most are given up within weeks. We do not know yet what keeps our people going; the first ten who use it for a month will tell us.",
    risks=(
        KnownRisk("market", "People stop after the first week", "Noting things is a chore until it pays back.", "Make an entry possible in ten seconds and show something useful after the third one.", "high"),
        KnownRisk("technical", "The notes are private", "What people note about themselves is not meant for others.", "Everybody sees only what is their own, and can take all of it along or delete it."),
        KnownRisk("technical", "An entry is lost", "A gap in the record makes the rest worth less.", "Entries are saved at once, can be exported, and are backed up daily."),
    ),
)  # fmt: skip

HEALTH = Archetype(
    key="health",
    label="a health companion",
    cues=cues("patient 5; doctor 3; clinic 4; symptom 5; medical 4; diabetes 5; glucose 5; therapy 4; therapist 3; medication 5; pill 5; hospital 5; health 3; blood pressure 6; nurse 4; pain 3; migraine 6; allergy 4; vaccination 5; treatment 3; pill 3; dementia 6; mental health 5; pregnancy 5; healthcare 5; physiotherapy 5; dentist 3; clinical 5; prescription 5; pharmacy 3; wellness 3; veterinary 4; vet 2"),
    glue=(),
    fallback=("patient", "reading", "note"),
    extras=("reading", "medication", "note", "booking", "reminder", "document"),
    lead=("patient", "elder", "child", "@person", "doctor", "medication", "symptom", "@thing", "@provider", "@work", "@note"),
    features=("chart",),
    seeker="patient",
    provider="doctor",
    organiser="",
    title="{Lead} Companion",
    audiences=("{Seekers} who live with this every day", "Relatives who look after somebody", "{Providers} who see many {seekers} a day"),
    problems=("{Seekers} cannot remember between visits what happened when", "{Providers} decide on what {seekers} recall, not on what was noted", "Notes are spread over paper, phones and letters", "Relatives do not know whether everything was done today"),
    day_one=("Note a value or a symptom in a few seconds", "Show the last weeks to {a_provider}", "See what is due today and tick it off"),
    todays=("They write on paper and forget it at home", "They rely on memory", "They use a general notes app"),
    earnings=(*PERSONAL_EARNINGS[:1], "Practices pay per {provider}", *PERSONAL_EARNINGS[2:]),
    metrics=("At least 8 of 12 test users note something on five days a week", "At least 3 {providers} say the overview saved time in a real visit", "No missed and no wrong entry found in a weekly check with test users"),
    experiment="Give five {seekers} a printed diary for two weeks and let them bring it to a visit. What they and their {provider} look at is the first version.",
    market="Health apps are many, and few are used for long. Where ours stands depends on trust and on those who treat our users; we should speak with three of them before we build more.",
    risks=(
        KnownRisk("technical", "Health data is sensitive", "What people write here may be more private than anything else they own.", "Show data only to its owner and those they name, keep no more than needed, and take legal advice on the rules for health data before strangers use it.", "high"),
        KnownRisk("strategic", "It may count as medical advice", "As soon as the app judges values, rules for medical devices can apply.", "The first version records and shows; it never advises. Have that boundary checked before launch.", "high"),
        KnownRisk("market", "The healthy days", "When somebody feels well there is little reason to note it.", "Keep the daily entry to one screen and remind only at times the user chose."),
    ),
)  # fmt: skip

COURSE = Archetype(
    key="course",
    label="a learning place",
    cues=cues("course 6; lesson 5; quiz 3; student 2; duolingo 6; yoga 2; enroll 4; instructor 3; learn 3; tutor 2; certificate 3; education 4; training 2; teach 4; exam 4; flashcard 6; vocabulary 6; homework 4; school 1; teacher 2; e-learning 7; learning 3; tutorial 4; study 2; classroom 4; university 3; piano 1; language 1; kindergarten 2; curriculum 5; academy 4; textbook 2; workshop 2; educational 4"),
    glue=("enrolment",),
    fallback=("course", "lesson", "enrolment"),
    extras=("lesson", "quiz", "question", "assignment", "certificate", "review", "message"),
    lead=("course", "lesson", "@happening", "tutor", "student", "@thing", "@provider", "@work", "@person"),
    features=("progress",),
    seeker="student",
    provider="teacher",
    organiser="",
    title="{Lead} Room",
    audiences=("{Seekers} who learn next to work or school", "{Providers} who teach small groups", "Parents who want to see how it goes"),
    problems=("{Seekers} stop half-way because nobody notices", "Material is spread over e-mails, folders and chats", "{Providers} repeat the same explanations every week", "Nobody can see who is where and who needs help"),
    day_one=("Open {a_lead} and work through it", "Put up {a_lead} with its material", "See how far each {seeker} has come"),
    todays=("They send files by e-mail", "They meet in person and keep nothing", "They use a large learning platform made for universities"),
    earnings=("{Seekers} pay per course", "A monthly fee for everything", "Free at first; we measure use before we charge", "{Providers} pay for their room"),
    metrics=("At least 6 of the first 10 {seekers} finish what they started", "At least 3 {providers} put up material without our help", "{Seekers} come back at least twice a week in the first month"),
    experiment="Teach one lesson to five {seekers} with a shared document and a call. If three of them want the next one and would pay, build; if not, ask what was missing.",
    market="Learning platforms exist for universities and for mass courses. Small groups that know each other are served badly by both, as far as we can tell; ten conversations with {providers} will confirm or correct that.",
    risks=(
        KnownRisk("market", "{Seekers} start and do not finish", "Unfinished courses bring no recommendations.", "Keep lessons short, show progress, and let {providers} see who has gone quiet.", "high"),
        KnownRisk("execution", "Material takes longer than software", "The app can be ready long before there is enough to learn.", "Prepare one complete course before launch, and only one."),
        KnownRisk("strategic", "Minors may use it", "When {seekers} are children, consent and privacy rules are stricter.", "Decide the lowest age now, and ask parents to make the account when it is below the legal one."),
    ),
)  # fmt: skip

RECIPE = Archetype(
    key="recipe",
    label="a recipe collection",
    cues=cues("recipe 7; ingredient 4; meal 2; cook 3; vegan 3; cocktail 4; cooking 3; kitchen 2; meal plan 4; shopping list 2; baking 3; dish 3; leftover 2; sourdough 4; dinner 1; brew 2; diet 2; grocery list 3"),
    glue=("ingredient",),
    fallback=("recipe", "ingredient", "meal plan"),
    extras=("meal plan", "shopping list", "review", "category"),
    lead=("recipe", "meal plan", "meal", "@thing", "@work"),
    features=("reviews",),
    seeker="cook",
    provider="",
    organiser="",
    title="{Lead} Book",
    audiences=("Families who cook most evenings", "{Seekers} with a diet to keep", "People who learned a dish from somebody and want to keep it"),
    problems=("Recipes are spread over books, screenshots and links", "Every evening starts with the question what to cook", "Food is thrown away because nobody planned with it", "Recipes online are buried under stories and adverts"),
    day_one=("Write down {a_lead} with its ingredients", "Find something to cook with what is in the kitchen", "Plan the week and get one shopping list"),
    todays=("They search the web every evening", "They have a folder of screenshots", "They call their mother"),
    earnings=PERSONAL_EARNINGS,
    metrics=("At least 100 recipes by 10 different people within six weeks", "At least half of the users open a recipe in their second week", "At least 3 of 10 users add a recipe of their own"),
    experiment="Collect twenty recipes from five people in a shared document and look after two weeks which were cooked. What people looked for and did not find is the first feature.",
    market="Recipe sites are countless and live from adverts. A calm place for recipes one really cooks is a small promise; whether people move their own recipes for it has to be tried with five of them.",
    risks=(
        KnownRisk("market", "Typing recipes is work", "A collection stays empty when each entry takes ten minutes.", "Keep the form short, and help the first ten people to enter theirs.", "high"),
        KnownRisk("strategic", "Recipes copied from others", "Texts and photos of recipes can be protected.", "Ask for own words and own photos, link to sources, and remove what its author objects to."),
        KnownRisk("technical", "Allergies", "A wrong ingredient can harm somebody.", "Show ingredients in full and never promise that a dish is free of something."),
    ),
)  # fmt: skip

GROWING = (TRACKER, HEALTH, COURSE, RECIPE)
