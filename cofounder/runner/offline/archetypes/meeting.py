"""Archetypes in which two sides find each other: bookings, markets, rentals, jobs, directories."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.archetypes.shape import Archetype, KnownRisk, cues

TWO_SIDED_EARNINGS = (
    "A commission on every completed deal",
    "A monthly fee for {providers}",
    "Free at first; we measure use before we charge",
    "A paid highlight for {leads} that want to be seen",
)

BOOKING = Archetype(
    key="booking",
    label="a booking service",
    cues=cues("book 3; booking 4; reservation 5; appointment 5; schedule 1; availability 3; slot 3; court 2; salon 3; reserve 4; walker 4; sitter 4; babysitter 4; cleaner 3; visit 1; lesson 1; tutor 2; hairdresser 3; barber 4; barbershop 4; studio 1; rehearsal 2; calendar 1; meeting room 4; photographer 1; restaurant 1; class 1; hotel 3; opening 1; shift 2; massage 3; therapist 1; instructor 1; flight 3; parking 2; session 1; house call 3; personal trainer 2; uber 5; airbnb 5; parking space 4; on demand 3; lawn 2; cleaning 1"),
    glue=("booking",),
    fallback=("professional", "booking", "opening"),
    extras=("review", "opening", "message", "payment", "service"),
    lead=("court", "room", "@provider", "service", "@place", "@thing", "@happening", "@person"),
    features=("calendar", "approval"),
    seeker="customer",
    provider="provider",
    organiser="organiser",
    title="{Leads}",
    audiences=("{Seekers} who book at short notice", "{Seekers} nearby who have been let down before", "{Providers} who lose time on the phone"),
    problems=("{Seekers} cannot see which {leads} are free, so they call around", "{Seekers} do not know which {leads} they can trust", "Bookings get lost between calls, messages and paper", "People forget their bookings and do not show up"),
    day_one=("Choose {a_lead} and ask for a booking", "See what is free this week and book it", "Confirm or decline the bookings that come in"),
    todays=("They call or send messages until somebody answers", "They ask friends and neighbours for a name", "They write bookings in a paper calendar"),
    earnings=TWO_SIDED_EARNINGS,
    metrics=("At least 10 bookings made by people we do not know within four weeks of launch", "At least 7 of 10 bookings are confirmed within a day", "At least 3 of 10 {seekers} who booked once book again within a month"),
    experiment="Take the first ten bookings by hand: list a few {leads} on one page, let {seekers} ask for a time, and confirm each by phone. If fewer than three ask, the problem is smaller than we think.",
    market="Calendars and general booking tools exist, so {seekers} have something to compare with. What we have to find out is why they do not use them for this, and we do that by asking ten of them to show us their last booking.",
    risks=(
        KnownRisk("market", "People book and do not show up", "Each no-show costs {providers} an hour they could have given to somebody else.", "Show every booking with its status, let {seekers} cancel in one click, and count no-shows from the first day.", "high"),
        KnownRisk("technical", "Two people book the same time", "When {seekers} ask for the same hour, one of them has to be told in time.", "A booking starts as requested and counts only once it is confirmed; the calendar shows both."),
        KnownRisk("market", "Too few {leads} at the start", "Somebody who finds nothing free on the first visit does not come back.", "Open with one area and a handful of {leads} we have spoken to ourselves.", "high"),
    ),
)  # fmt: skip

MARKETPLACE = Archetype(
    key="marketplace",
    label="a marketplace",
    cues=cues("marketplace 7; sell 2; seller 3; vendor 3; buyer 3; connect 2; directly 1; farmer 2; freelancer 3; commission 3; second-hand 4; secondhand 4; trade 2; swap 3; exchange 2; handmade 2; artisan 3; artist 1; match 1; local producer 3; offer 1; classified 5; auction 4; maker 2; etsy 6; ebay 6; craigslist 6; vinted 6; tradesperson 3; handyman 3; plumber 3; hire 1; used 1; designer 1"),
    glue=("order",),
    fallback=("listing", "order", "message"),
    extras=("review", "message", "category", "payment"),
    lead=("listing", "product", "@provider", "@thing", "@work", "@place", "@happening"),
    features=("reviews",),
    seeker="buyer",
    provider="seller",
    organiser="organiser",
    title="{Leads}",
    audiences=("{Seekers} who want to know whom they buy from", "{Providers} who have no shop of their own", "{Seekers} nearby who care about price"),
    problems=("{Providers} have no simple way to reach {seekers}", "{Seekers} cannot compare what {providers} offer in one place", "Strangers do not trust each other enough to deal", "Middlemen take too much of the price"),
    day_one=("Find {a_lead} and order it", "Offer {a_lead} with a price and a description", "Ask {a_provider} a question before deciding"),
    todays=("They post in groups and answer the same messages again and again", "They ask people they already know", "They use a big general site and get lost in it"),
    earnings=TWO_SIDED_EARNINGS,
    metrics=("At least 20 {leads} from 8 different {providers} before we invite {seekers}", "At least 10 orders between people who did not know each other within six weeks", "At least half of the {providers} add a second entry on their own"),
    experiment="Be the market ourselves: gather ten {leads} by hand, put them on one page, and connect every interested person by message. If we cannot fill ten places by asking, software will not fill them either.",
    market="Large general marketplaces exist. We can only win where they are weak: a narrow group of {seekers}, a narrow kind of {lead}, and trust between people. Which of the three matters most is an open question for the first interviews.",
    risks=(
        KnownRisk("market", "The cold start", "{Seekers} stay away while there are few {leads}, and {providers} stay away while nobody buys.", "Fill one side by hand first: invite ten {providers} personally and open to {seekers} only when there is something to choose from.", "high"),
        KnownRisk("market", "Deals leave the platform", "Once two people know each other they can deal without us.", "Earn the second deal: reviews, a clear record and payments that protect both sides. Until then do not depend on commission."),
        KnownRisk("execution", "Bad entries spoil trust", "One dishonest entry is remembered longer than ten good ones.", "An organiser may change or remove every entry, and each shows who added it and what others say.", "high"),
    ),
)  # fmt: skip

RENTAL = Archetype(
    key="rental",
    label="a lending service",
    cues=cues("borrow 5; lend 5; rent out 5; rental 4; rent 2; return 1; deposit 2; hire 1; tool library 6; library of things 6; power tool 3; equipment 2; share 1; costume 2; camper 3; campervan 3; gear 2; car rental 6; bike rental 6; loan 2; overdue 3; lending 5; car sharing 6"),
    glue=("loan",),
    fallback=("tool", "loan", "member"),
    extras=("review", "member", "payment", "maintenance request", "category"),
    lead=("tool", "vehicle", "@thing", "@place", "listing"),
    features=("approval", "calendar"),
    seeker="borrower",
    provider="lender",
    organiser="organiser",
    title="{Leads} to Share",
    audiences=("{Seekers} who need {a_lead} once a year", "{Providers} whose {leads} stand unused", "{Seekers} who would rather borrow than buy"),
    problems=("{Seekers} buy {leads} they use once", "{Leads} stand unused while others look for them", "Nobody remembers who has {a_lead} and until when", "{Providers} worry about damage and late returns"),
    day_one=("Find {a_lead} and ask to borrow it", "Put {a_lead} up for others to use", "See what is out and when it comes back"),
    todays=("They ask around in a group chat", "They buy it and use it once", "A list on paper says who has what"),
    earnings=("A small fee per loan", "A yearly membership", "Free at first; we measure use before we charge", "Deposits and late fees that cover the costs"),
    metrics=("At least 30 {leads} available before we open", "At least 10 loans returned in good order within six weeks", "At most 1 of 10 loans comes back late"),
    experiment="Run it with a shared list for two weeks: collect twenty {leads}, let people ask for them, and write every loan down ourselves. What gets asked for tells us what to open with.",
    market="Shops that rent exist, and so do groups in which people ask around. We have to find out whether {seekers} want lower prices, shorter ways or simply to know whom to ask.",
    risks=(
        KnownRisk("market", "Things come back late or damaged", "One lost or broken {lead} can cost more than ten loans bring in.", "Approve each loan, keep a return date and a condition for every {lead}, and agree on a deposit for what is dear.", "high"),
        KnownRisk("strategic", "Who is liable is unclear", "When something breaks or somebody is hurt, the rules must be known before.", "Write one page of rules with somebody who knows the law where we open, and show it before the first loan."),
        KnownRisk("market", "Everybody needs the same thing on the same day", "Demand for {leads} comes in seasons and at weekends.", "Watch which requests are declined; they say what to add next."),
    ),
)  # fmt: skip

JOBBOARD = Archetype(
    key="jobboard",
    label="a job board",
    cues=cues("job 2; job board 7; candidate 4; employer 4; apply 2; hiring 4; recruit 5; recruitment 6; recruiter 5; cv 3; resume 3; vacancy 5; internship 5; career 4; employment 4; talent 2; apprenticeship 5; gig 2; job seeker 5; volunteer role 5; hire 1"),
    glue=("application",),
    fallback=("job", "application", "company"),
    extras=("candidate", "interview", "message", "category"),
    lead=("job", "@work", "company", "@provider"),
    features=("approval",),
    seeker="candidate",
    provider="employer",
    organiser="organiser",
    title="{Lead} Board",
    audiences=("{Seekers} who are looking for their first job", "{Seekers} who want to change without being seen looking", "{Providers} who cannot pay for large job sites"),
    problems=("{Seekers} send applications and never hear back", "{Providers} drown in applications that do not fit", "Good jobs are only known to those who know somebody", "General job sites hide what is special about this work"),
    day_one=("Find {a_lead} and apply", "Post {a_lead} and see who applied", "Answer every application with a yes or a no"),
    todays=("They search large job sites every evening", "They ask people they know", "They send the same e-mail to many addresses"),
    earnings=("{Providers} pay per posted job", "A monthly fee for {providers}", "Free at first; we measure use before we charge", "A fee only when somebody was hired"),
    metrics=("At least 15 open jobs from 8 {providers} at launch", "At least 3 applications per job in its first two weeks", "At least 8 of 10 applications get an answer within a week"),
    experiment="Send a weekly e-mail with ten hand-picked jobs to thirty {seekers}. If fewer than five apply in three weeks, the jobs or the people are not the right ones.",
    market="Job sites are plenty and large. A narrow board can be better for one trade or one place; whether it is here depends on {providers} we can name and call.",
    risks=(
        KnownRisk("market", "Jobs without candidates, candidates without jobs", "A board with old or few jobs is left at once.", "Start with one trade and one place, and close jobs on their last day.", "high"),
        KnownRisk("technical", "Applications hold personal data", "Letters and CVs are nobody else's business.", "Only the {provider} who posted the job and the {seeker} who applied see an application; we delete them when the job is filled.", "high"),
        KnownRisk("execution", "Applications go unanswered", "Silence makes {seekers} leave, whoever is silent.", "Every application has a status, and we remind {providers} of those without one."),
    ),
)  # fmt: skip

DIRECTORY = Archetype(
    key="directory",
    label="a directory",
    cues=cues("directory 6; find 1; discover 2; browse 1; map 3; listing 2; guide 1; opening hours 3; catalogue 2; compare 2; hidden 2; nearby 1; where to 3; recommendation 2; rate 1; spot 2; restaurant 1; cafe 2; playground 3; accessible 2; wheelchair 3; around me 3; locator 4; best place 3; museum 2; attraction 2; collection of 1; yellow page 5; search engine 3; library catalogue 4; movie database 4; price comparison 5; review site 5; finder 2; food truck 4; yelp 6; adoption 5; adopt 4; rescue 2"),
    glue=(),
    fallback=("venue", "review", "category"),
    extras=("review", "category", "message", "post", "event"),
    lead=("@provider", "@place", "listing", "@thing", "@happening", "@person", "@work"),
    features=("reviews",),
    seeker="visitor",
    provider="owner",
    organiser="editor",
    title="{Lead} Guide",
    audiences=("{Seekers} who are new in the area", "{Seekers} who plan a free day", "Locals who like to share what they know"),
    problems=("{Seekers} do not know which {leads} are worth the way", "What the web says about {leads} is out of date", "The good {leads} are only known to insiders", "Large review sites do not answer the one question that matters here"),
    day_one=("Find {a_lead} and read what others say", "Add {a_lead} that is missing", "Compare {leads} side by side"),
    todays=("They search the web and read old reviews", "They ask in a group and get ten opinions", "They go there and hope for the best"),
    earnings=("{Leads} pay to be shown first, clearly marked", "Free at first; we measure use before we charge", "A small yearly fee for insiders", "Partners pay for visitors we send them"),
    metrics=("At least 50 {leads} with complete details at launch", "At least 20 reviews by people we do not know within six weeks", "At least 3 of 10 visitors come back within two weeks"),
    experiment="Write the first thirty {leads} down ourselves and share the page in one group of {seekers}. Count how many open it twice and how many send us something that is missing.",
    market="Maps and review sites cover everything a little. We can cover one thing well: {leads}, for {seekers}, with details nobody else keeps up to date. Whether that is worth a visit is what the experiment shows.",
    risks=(
        KnownRisk("execution", "Entries go out of date", "A wrong address or a closed door costs more trust than a missing entry.", "Show when each entry was last changed, let everybody report mistakes, and look through the oldest every month.", "high"),
        KnownRisk("market", "An empty shelf at the start", "Nobody adds to a directory that has nothing in it.", "Enter the first fifty {leads} ourselves before anybody is invited.", "high"),
        KnownRisk("market", "Reviews that are not honest", "Owners praise themselves and competitors complain.", "Reviews need an account, show their author, and an editor may remove them."),
    ),
)  # fmt: skip

MEETING = (BOOKING, MARKETPLACE, RENTAL, JOBBOARD, DIRECTORY)
