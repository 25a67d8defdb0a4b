"""Words that carry grammar or nothing at all, and verbs that imply a record."""


def _words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


#: Never part of a noun.
STOP = _words("""
    a able about across after again against all allow allows along also always among an and
    another any anybody anyone anything app application applications apps are around as at
    automatically back based be because been before being between both build by can can't cannot
    certain could create design develop did different directly do does doesn't don't down during
    e.g each easily either enable enables enabling etc even ever every everybody everyone
    everything few first five for four from get gets had has have he help helps her here his how
    i i'd i'm i've id ie if implement in include includes including instead into is it it's its
    just last let let's lets like made make makes many may me might mini-program miniprogram
    more most much must my near nearby need needs neither never new next no nor not now of off
    offline often on once one one's online only onto or other others our out over own people per
    platform platforms please portal previous product-app program provide quickly quite rather
    really safely same second see service-for several she should simply since site sites six so
    software solution some somebody someone something sometimes still such system systems
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    dozen dozens half plenty than that the their them then there these they this those three
    through to today together
    too tool-for toward towards two under until up us use used uses using various very via want
    wants was we we'd we're we've web website websites were what whatever when where which while
    who whom whose why will with within without won't would yet you your
""")
#: Before a noun these only colour it: they never become part of a name.
ADJECTIVES = _words("""
    accessible wheelchair-accessible
    active advanced affordable annual anonymous automated automatic available basic beautiful
    best better big bored broken busy certified cheap closed complete comprehensive
    corresponding creative curious current custom customised customizable customized daily
    detailed different digital double easy effective efficient elderly entire existing expensive
    experienced fast favorite favourite free fresh friendly full future general global good
    great hand-made handmade happy healthy hidden high homemade important independent individual
    interactive international intuitive large latest lightweight local lonely long lost lovely
    low main manual missing mobile modern monthly multiple national nearby necessary nice
    non-profit nonprofit numerous official old open open-source organic own particular past
    pending personal physical popular possible potential private professional public qualified
    quick random real real-time recent recurring regional regular related relevant reliable
    remote required respective responsive retired sad safe second secure self-hosted
    self-service shared short sick simple single single-use skilled small smart social-media
    solo special specific standard third total trusted ugly unique unmanned unused upcoming
    urgent used useful user-friendly verified vintage virtual visual weekly whole yearly young
""")
#: Verbs that look like plural nouns in the third person, or like the first part of a name.
VERBS = _words("""
    accept access achieve adapt adjust administer adopt advertise advise allocate allow analyse
    analyze appear approve arrange arrive ask assemble assess assign assist attend authenticate
    authorize bake beat become begin believe belong bid borrow bring browse build buy calculate
    cancel carry change charge choose click close coach collaborate collapse combine comment
    communicate compare conduct configure confirm connect consist contain continue contribute
    control convert cook cooperate coordinate copy cost create customise customize decide
    declare decline define delegate delete deliver deny depart depend describe design detect
    develop die direct disappear discover dispatch display distribute donate download drag draw
    drink drive drop earn eat edit employ encourage encrypt end engage enhance enjoy enroll
    ensure enter escape estimate evaluate exchange execute exercise exist expand explain explore
    export facilitate fail feel fetch fight fill filter find finish fix follow forget gather
    generate give grant greet grow guide handle happen hate hear help hide highlight hire hit
    hold hope identify import improve include increase index inform input integrate interact
    introduce invent invest invite join keep know launch lead learn leave lend like listen live
    load login logout look lose love maintain make manage market match measure meet mention
    modify monitor motivate move navigate notify occur offer open operate optimise optimize
    organise organize output own paint participate paste pause pay perform permit personalize
    plan play possess post practice practise predict prefer present press print process promote
    protect provide publish purchase put query rate read receive recognise recognize recommend
    recruit redo reduce refund register reject relax rely remain remember remove render rent
    repeat reply represent require reset respond restart resume retrieve return reveal review
    reward ride run save say scan schedule scroll search secure see select sell send serve share
    ship show simplify simulate sing sleep solve sort speak specify spend start stay stop
    streamline struggle study submit succeed suffer suggest summarise summarize support swap
    switch take talk teach tell think throw toggle trace track trade train transform translate
    transport travel understand undo update upload utilize verify view visit volunteer vote walk
    want warn watch win wish write
""")
#: Nouns that name no record: abstractions, parts of a screen, containers.
JUNK = _words("""
    notice notices program programs work works query queries statement statements server servers
    canvas unit units affair affairs tree trees column columns form forms tone tones script scripts
    playback terminal population province dimension dimensions draft drafts operator operators
    variable variables formula formulas loop loops difficulty difficulties pagination arrow arrows
    dot dots circle circles square squares shape shapes timer timers intensity interval intervals
    backend frontend visual visuals submission submissions instruction instructions model models
    record records plot plots performance performances criterion criteria characteristic
    characteristics constraint constraints practice practices real selector selectors logistic
    logistics property-list proportion ranking rankings enterprise enterprises credential
    credentials garbage reward-list collection collections archive archives dispatch viable
    garbage-collection distribution repository repositories trigger-word need needs
    access action actions activities activity addition admin administrator administrators admins
    advantage advantages algorithm algorithms amount amounts analysis animation animations api
    apis app apps area areas array arrays assistance attempt attempts attention attribute
    attributes average awareness background banner banners barrier barriers basis beginning
    benefit benefits binary bit bits bottom box boxes browser browsers button buttons calendar
    calendars carousel cases cell cells center centre chance change changes character characters
    chart charts choice choices cities city click clicks code codes collaboration color colour
    column columns combination command commands communication component components concept
    condition conditions connection connections content contents corner countries country css
    csv currencies currency cursor dashboard dashboards data database databases date dates day
    days deadline deadlines decimal decimals decision decisions demand demands description
    descriptions design designers detail details developer developers dialog dialogs digit
    digits display displays distance dropdown effect effects effort efforts element elements
    email emails end environment error errors evening example examples exception exceptions
    excuse excuses experience failure feature features feel feels field fields filter filters
    folder folders footer format formats framework fun function functionalities functionality
    functions graph graphs guidance hand hands hassle header help histories history hobbies
    hobby homepage hour hours html hurdle hurdles icon icons image images impact individual
    individuals industry info information input inputs insight insights interaction interactions
    interest interests interface internet javascript joy json key keyboard keys keyword keywords
    kind kinds knowledge label labels language languages layout left level levels life line
    lines list lists lives login logins look lot lots love management manner map maps market
    markets matchmaking maximum method methods mind minimum minute minutes mode model models
    modes module modules money monitoring month months morning name names navigation need needs
    neighbourhoods network networks night number numbers object objects operation operations
    opinion opinions opportunities opportunity option options others output outputs overview
    page pages palette parameter parameters part parts password passwords people percentage
    performance permission permissions person phase phases phone phones pixel pixels place
    places planning platform point points popup popups preference preferences price prices
    privacy problem problems process processes profile profiles progress prompt prompts purpose
    purposes quality range rate rates reach reason reasons recommendation record records region
    regions relationship relationships request requests requirement requirements resource
    resources rest result results right role roles row rows rule rules schedule schedules score
    scores screen screens scroll search searches seconds section sections security selection
    selections service services set sets setting settings sharing side sides size sizes skill
    skills slider sliders solution solutions sort sound sounds source sources space spaces
    specification specifications speed stage stages start state states statistic statistics
    status step steps strategies strategy street streets stress string strings structure
    structures stuff style subject subjects success suggestion suggestions sum support system
    systems tab tabs tag tags team teams technologies technology text texts theme thing things
    thought thoughts time times title titles tool toolbar tooltip tooltips top topic topics
    total totals touch town towns tracking trend trends trouble turn turns type types update
    updates url urls usage user users uses value values variety version versions view views
    warning warnings way ways website websites week weeks widget widgets window windows winner
    winners word words world year years
""")
#: Verbs whose object is a thing to keep track of.
KEEPING_VERBS = _words("""
    add adds adopt apply archive borrow borrowing browse browsing buy buying buys catalog
    catalogue cataloguing catch collect collecting collects compare discover discovering
    document donate exchange feed find finding fix follow grow hire hiring index keep keeping
    lend lending lends list listing lists log logging logs maintain manage manages managing
    monitor offer offers order organise organising organize organizing plan planning post posts
    publish rank rate recommend record recording records register remember rent renting rents
    repair review save schedule sell selling sells share shares sharing store submit swap
    swapping track tracking tracks trade trading upload view water
""")
#: A verb in the text implies a record of this noun.
ACTS: dict[str, str] = {
    "book": "booking",
    "booking": "booking",
    "reserve": "booking",
    "schedule": "booking",
    "order": "order",
    "buy": "order",
    "purchase": "order",
    "checkout": "order",
    "review": "review",
    "rate": "review",
    "recommend": "review",
    "donate": "donation",
    "pledge": "donation",
    "fundraise": "donation",
    "apply": "application",
    "borrow": "loan",
    "rent": "loan",
    "lend": "loan",
    "hire": "loan",
    "enroll": "enrolment",
    "enrol": "enrolment",
    "rsvp": "attendee",
    "attend": "attendee",
    "message": "message",
    "chat": "message",
    "comment": "comment",
    "vote": "answer",
    "invoice": "invoice",
    "restock": "stock movement",
    "reorder": "purchase order",
    "adopt": "adoption request",
    "check-in": "attendee",
    "spend": "expense",
}
#: Words that are verbs after "to", "can" and friends, although they are nouns elsewhere.
BOTH = _words("""
    alert answer bid bill board book catch challenge class climb coach comment contact cook
    dance deal document donate dream drink exchange exercise feed file follow form fund game
    garden group guide hike hire host interview lead lease like link list loan log match meet
    message model note order page paper pass photo plan plant play poll post project question
    quiz quote race rate record rent repair report review ride room route run sale schedule
    score share shop show stock store story study supplement survey swap swim table target test
    ticket tip tour track trade train tutor use video visit vote walk watch water
""")
#: After these a word of ``BOTH`` in its base form is a verb.
BEFORE_A_VERB = _words("""
    and anyone artists buyers can candidates clients could couples customers easily employees
    everyone families fans farmers friends guests help helps hikers i kids landlords learners
    let lets makers may me members must neighbors neighbours not or owners parents patients
    people players please quickly readers residents runners sellers should someone students
    teachers teams tenants that them they to tourists travelers travellers us users visitors
    volunteers we who will would you
""")
