"""Archetypes of trade: a shop of one's own, stock, customers, campaigns that raise money."""

# ruff: noqa: E501  (a table: one line per noun, one per list of sentences)

from cofounder.runner.offline.archetypes.shape import Archetype, KnownRisk, cues

TOOL_EARNINGS = (
    "A monthly fee per company",
    "A monthly fee per person who signs in",
    "Free at first; we measure use before we charge",
    "It is for our own team; it pays by saving hours",
)

STORE = Archetype(
    key="store",
    label="a shop",
    cues=cues("shop 2; store 3; ecommerce 6; e-commerce 6; cart 4; checkout 4; product 2; order 2; catalog 2; shipping 3; webshop 6; online shop 6; online store 6; bakery 2; sell 1; pre-order 4; preorder 4; buy 1; purchase 2; shopify 6; takeaway 4; delivery 1; sell my 6; my shop 4; menu 2; bouquet 3; cake 2; candle 3; shopping 3;  mall 4; merchandise 3; gift 1; retail 3; food ordering 5; ordering 3; doordash 5"),
    glue=("order",),
    fallback=("product", "order", "category"),
    extras=("category", "review", "voucher", "customer", "delivery"),
    lead=("product", "menu item", "@thing", "service", "shop", "@provider", "@happening"),
    features=("search",),
    seeker="customer",
    provider="shopkeeper",
    organiser="",
    title="{Lead} Shop",
    audiences=("{Seekers} who already know and like the {leads}", "{Seekers} who look for a present", "{Seekers} nearby who want to pick up instead of wait"),
    problems=("{Seekers} ask for {leads} by message and orders get lost", "Nobody knows what is still available", "Large shops take too much of the price", "{Seekers} cannot order outside opening hours"),
    day_one=("Choose {a_lead} and order it", "See which orders have to go out today", "Put up a new {lead} with price and stock"),
    todays=("They write messages and we answer each by hand", "They come by and hope it is there", "They buy something similar from a large shop"),
    earnings=("The margin on every {lead} sold", "A fee for delivery", "Pre-orders that are paid in advance", "Subscriptions to a regular delivery"),
    metrics=("At least 20 orders by people we do not know within six weeks", "At most 1 of 20 orders has to be corrected by hand", "At least 2 of 10 {seekers} order again within two months"),
    experiment="Show five {leads} on one page, take orders by form for two weekends and deliver them ourselves. The number of orders and the questions people ask decide what comes next.",
    market="Anybody can open a web shop in a day, so the shop itself is no advantage. The {leads} and the people who want them are; we have to learn how they hear of us.",
    risks=(
        KnownRisk("market", "Nobody finds the shop", "A shop without visitors sells nothing, however good the {leads} are.", "Name the three places where {seekers} already are, and measure which of them brings orders.", "high"),
        KnownRisk("technical", "Selling what is not there", "Two orders for the last {lead} make one disappointed customer.", "Keep the number in stock with each {lead} and confirm orders before they count."),
        KnownRisk("financial", "Payment and returns", "Money, refunds and taxes bring duties the first version does not cover.", "Begin with payment on pickup or by invoice; add card payment with a provider once orders come in.", "high"),
    ),
)  # fmt: skip

INVENTORY = Archetype(
    key="inventory",
    label="a stock keeper",
    cues=cues("inventory 6; stock 3; warehouse 5; supplier 4; reorder 5; sku 5; run out 4; running out 4; shelf 2; spare part 4; material 2; fridge 4; pantry 4; barcode 5; stocktake 6; restock 5; consumable 4; low on 3; expiry 3; asset management 5; procurement 4; storage 2"),
    glue=("stock movement",),
    fallback=("product", "supplier", "stock movement"),
    extras=("supplier", "purchase order", "storage place", "category", "employee"),
    lead=("product", "material", "ingredient", "machine", "@thing", "@place"),
    features=("low_stock", "export"),
    seeker="employee",
    provider="",
    organiser="storekeeper",
    title="{Lead} Stock",
    audiences=("{Organisers} who count by hand today", "Small teams that share one store room", "Owners who want to know what is tied up in stock"),
    problems=("{Leads} run out when they are needed", "Nobody knows what is where", "Counting takes an evening and is wrong the next day", "Too much money lies on the shelf"),
    day_one=("See at once which {leads} run low", "Book {leads} in and out in a few seconds", "Find where {a_lead} is"),
    todays=("They count once a month into a spreadsheet", "They look at the shelf", "One person knows and is sometimes on holiday"),
    earnings=TOOL_EARNINGS,
    metrics=("A count by hand and the app differ by less than 2 in 100 after four weeks", "No {lead} ran out unnoticed for four weeks", "Booking something in or out takes less than ten seconds, measured with three people"),
    experiment="Keep twenty {leads} in a shared sheet for two weeks and note each time the sheet was wrong. The reasons for those mistakes are the list of what the app must prevent.",
    market="Stock systems exist for large companies and are heavy. Spreadsheets are light and get out of date. We aim between the two; whether that place is empty has to be checked with five teams.",
    risks=(
        KnownRisk("execution", "Movements are not noted", "Numbers are only right when everybody notes what they take.", "Make noting quicker than not noting: two fields, one button, on the phone beside the shelf.", "high"),
        KnownRisk("technical", "Two people change the same number", "When stock is overwritten instead of moved, nobody can explain a difference.", "Every change is a movement with a date and a person; the number is their sum."),
        KnownRisk("market", "The spreadsheet stays", "People keep the old list in case, and then two lists are wrong.", "Import the old list on one agreed day and lock it."),
    ),
)  # fmt: skip

CRM = Archetype(
    key="crm",
    label="a customer book",
    cues=cues("crm 7; lead 4; pipeline 5; deal 4; follow up 4; follow-up 4; quote 2; client 2; prospect 5; sales 3; customer relationship 7; invoice 3; proposal 3; estimate 3; my clients 4; freelancer 1; customer 1; contact 2; client management 6; case 1; lawyer 2"),
    glue=("note",),
    fallback=("contact", "deal", "note"),
    extras=("note", "task", "quote", "invoice", "deal"),
    lead=("deal", "lead", "customer", "contact", "company", "case", "@person", "@work", "@provider"),
    features=("board", "export"),
    seeker="",
    provider="team member",
    organiser="owner",
    title="{Lead} Book",
    audiences=("Freelancers who juggle ten {leads} at once", "Small teams that share their {leads}", "Owners who lose orders because nobody called back"),
    problems=("Somebody promises to call back and nobody does", "What was agreed with {leads} is in three inboxes", "Nobody sees which {leads} are about to be lost", "Quotes take an evening to write"),
    day_one=("See which {leads} need an answer today", "Write down what was agreed with {a_lead}", "Move {a_lead} one step further"),
    todays=("They search their mail", "They keep a spreadsheet that nobody updates", "They remember, until they do not"),
    earnings=TOOL_EARNINGS,
    metrics=("Every open {lead} has a next step with a date after four weeks", "No {lead} waits longer than three days for an answer", "The team opens the app on four of five working days"),
    experiment="Put all open {leads} on cards on a wall for two weeks and move them every morning. If the wall helps, the app will; what is written on the cards are its fields.",
    market="Customer systems are many and made for sales departments. For a handful of people they are too much; whether less is enough, two weeks with the wall will show.",
    risks=(
        KnownRisk("execution", "It becomes one more place to keep up to date", "A customer book nobody writes in is worse than none.", "Ask for three fields only, and open each morning with what is due.", "high"),
        KnownRisk("technical", "Customer data is in our hands", "Names, prices and notes must not get out.", "Everybody signs in, nothing is public, and everything can be exported and deleted."),
        KnownRisk("market", "Habit wins", "The inbox is always open anyway.", "Start with one team and one kind of {lead}, and stop using the old list on an agreed day."),
    ),
)  # fmt: skip

CROWDFUNDING = Archetype(
    key="crowdfunding",
    label="a fundraising place",
    cues=cues("crowdfunding 7; donor 5; donation 5; donate 5; campaign 3; fundraising 6; fundraiser 6; pledge 4; charity 4; backer 5; sponsor 3; raise money 6; kickstarter 7; nonprofit 2; ngo 2; cause 2; charitable 4"),
    glue=("campaign", "donation"),
    fallback=("campaign", "donation", "post"),
    extras=("post", "donor", "comment", "volunteer"),
    lead=("campaign", "project", "@work", "@provider", "@happening", "@thing"),
    features=("progress",),
    seeker="donor",
    provider="campaigner",
    organiser="",
    title="{Leads}",
    audiences=("{Seekers} who want to see what their money does", "{Providers} without a team for fundraising", "Neighbours who help with small sums"),
    problems=("{Seekers} never hear what became of their money", "{Providers} spend more time on asking than on helping", "Small causes are lost between large ones", "Giving takes too many steps"),
    day_one=("Choose {a_lead} and pledge a sum", "Start {a_lead} with a story and a goal", "See how close {a_lead} is to its goal"),
    todays=("They share a bank account number in a chat", "They put a box on the counter", "They use a large site and pay its fees"),
    earnings=("A small share of each donation", "A voluntary tip from {seekers}", "Free at first; we measure use before we charge", "{Providers} pay a yearly fee"),
    metrics=("At least 3 {leads} reach half of their goal within eight weeks", "At least 40 pledges by people the {providers} did not know", "Every finished {lead} tells what became of the money"),
    experiment="Tell one story on one page with one goal and share it for a week. Count how many pledge and ask five who did not why.",
    market="Large fundraising sites exist and take fees. A narrow place can earn trust by showing what happens with the money; we have to find three {providers} who will do that with us.",
    risks=(
        KnownRisk("strategic", "Collecting money is regulated", "Holding other people's money brings duties and licences.", "Record pledges first and let a payment provider or the receiving organisation hold the money; take advice before that changes.", "high"),
        KnownRisk("market", "Trust", "Nobody gives to somebody they cannot check.", "Show who is behind each {lead}, and publish every update.", "high"),
        KnownRisk("market", "The second month", "After friends have given, many campaigns go quiet.", "Plan three updates before the start and show progress openly."),
    ),
)  # fmt: skip

SELLING = (STORE, INVENTORY, CRM, CROWDFUNDING)
