"""Sample rows that look real: names, words and numbers for each kind of thing."""

# ruff: noqa: E501 - what is written is kept in whole lines

import hashlib
import random

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.plan import App, Entity, Field

PEOPLE = (
    "Amara Lindqvist", "Theo Marchetti", "Priya Raman", "Jonas Keller", "Lucía Ferrer",
    "Noah Okafor", "Mei Tanaka", "Elin Sørensen", "Mateo Alvarez", "Hannah Brandt",
)  # fmt: skip
PLACES = (
    "Rua das Flores 24, Porto", "14 Maple Street, Leeds", "Kaiserstraße 8, Graz",
    "31 Harbour Road, Bristol", "Via Roma 112, Turin", "5 Station Lane, Cork",
    "Calle Mayor 40, Valencia", "27 Canal View, Ghent", "9 Orchard Close, York", "Storgata 3, Bergen",
)  # fmt: skip
CITIES = (
    "Porto",
    "Leeds",
    "Graz",
    "Bristol",
    "Turin",
    "Cork",
    "Valencia",
    "Ghent",
    "York",
    "Bergen",
)
ADJECTIVES = (
    "Maple",
    "Harbour",
    "Juniper",
    "Copper",
    "Willow",
    "Summit",
    "Amber",
    "Meadow",
    "Cedar",
    "Northern",
)
COMPANIES = (
    "Fern & Field", "Harbour Works", "Blue Kettle", "Northside Studio", "Juniper Supply",
    "Good Neighbours", "Tidewater Foods", "Bright Lane", "Copper Bell", "Oak and Ember",
)  # fmt: skip

TITLES = {
    "plant": ("Monstera", "Snake plant", "Basil", "Peace lily", "Tomato, balcony", "Olive tree", "Fern", "Aloe"),
    "service": ("First consultation", "Standard visit", "Deep clean", "Cut and style", "Full check-up",
                "Express repair", "One hour session"),
    "room": ("Blue room", "Garden room", "Studio A", "Studio B", "The loft", "Library corner"),
    "venue": ("The Old Mill", "Harbour Hall", "Riverside Stage", "Town Library", "Market Square", "Park Pavilion"),
    "clinic": ("Northside Clinic", "Harbour Practice", "Willow Health Centre", "Old Town Surgery"),
    "group": ("Sunday runners", "Board game night", "New parents", "Book circle", "Balcony gardeners"),
    "team": ("Red Foxes", "Harbour United", "Night Owls", "The Regulars", "Second Wind"),
    "garment": ("Linen shirt", "Wool coat", "Denim jacket", "Summer dress", "Rain parka", "Cashmere scarf"),
    "chore": ("Take out the bins", "Vacuum the hall", "Clean the bathroom", "Water the plants", "Cook on Tuesday"),
    "assignment": ("Essay on rivers", "Problem set 3", "Reading log", "Group poster", "Short film"),
    "announcement": ("Closed on Monday", "New opening hours", "Volunteers wanted", "Summer party", "Road works"),
    "medication": ("Vitamin D", "Ibuprofen", "Metformin", "Antihistamine", "Magnesium"),
    "symptom": ("Headache", "Tired", "Sore throat", "Back pain", "Poor sleep"),
    "lost item": ("Grey scarf", "Set of keys", "Child’s backpack", "Black umbrella", "Reading glasses"),
    "wish": ("A window seat", "More benches", "Longer opening hours", "A quiet room"),
    "voucher": ("Welcome gift", "Ten percent off", "Birthday treat", "Bring a friend"),
    "portfolio piece": ("Harbour at dawn", "Shop sign for a bakery", "Wedding in the hills", "Poster series"),
    "budget": ("Groceries", "Rent and bills", "Travel", "Savings", "Eating out", "Gifts"),
    "collectible": ("First edition", "Silver coin, 1921", "Tin robot", "Signed print", "Porcelain bird"),
    "case": ("Boundary question", "Contract review", "Insurance claim", "Appeal, spring term"),
    "job request": ("Fix a leaking tap", "Paint two rooms", "Assemble a wardrobe", "Replace a socket", "Mow the lawn"),
    "shopping list": ("Weekly shop", "Party on Saturday", "Bakery", "Pharmacy"),
    "meal plan": ("A light week", "Family favourites", "Quick dinners", "Vegetarian days"),
    "machine": ("Press 1", "Lathe B", "Packing line", "Oven 3", "Compressor"),
    "table": ("Window two", "Corner booth", "Long table", "Terrace one", "Bar seats"),
    "indicator": ("Monthly sign-ups", "Churn", "Revenue per visit", "Answer time"),
    "pet": ("Biscuit", "Olive", "Mango", "Juno", "Pepper", "Waffles", "Clover", "Ziggy", "Hazel", "Pixel"),
    "product": ("Stoneware mug", "Linen apron", "Beeswax candle", "Oak serving board", "Wool throw",
                "Ceramic vase", "Leather notebook", "Hand-poured soap", "Brass hook", "Cotton tote"),
    "listing": ("Walnut side table", "City bike, recently serviced", "Box of seasonal vegetables",
                "Vintage record player", "Hand-knitted scarf", "Two-seat sofa", "Camera with lens",
                "Raw wildflower honey", "Set of garden tools", "Reading lamp"),
    "course": ("Foundations of watercolour", "Spanish for travellers", "Bread baking at home",
               "Introduction to photography", "Public speaking with ease", "Garden design basics",
               "Personal finance in plain words", "Songwriting workshop"),
    "lesson": ("Getting started", "The right tools", "First steps", "Working with light", "Common mistakes",
               "A small project", "Finding your style", "Review and next steps"),
    "event": ("Spring makers’ market", "Rooftop jazz night", "Neighbourhood clean-up", "Sourdough workshop",
              "Founders’ breakfast", "Open-air cinema", "Charity fun run", "Poetry at the library"),
    "task": ("Call the supplier about delivery", "Draft the welcome email", "Book the venue", "Review the budget",
             "Print the flyers", "Update the price list", "Thank the volunteers", "Fix the sign at the door"),
    "project": ("Website refresh", "Spring campaign", "Office move", "Customer handbook", "New product line",
                "Community garden"),
    "ticket": ("Cannot reset my password", "Invoice shows the wrong address", "App closes when I upload a photo",
               "Please add a second user", "Delivery arrived damaged", "Question about opening hours",
               "Export is missing a column", "Heating does not switch on"),
    "note": ("Notes from the first meeting", "Ideas for the summer", "What customers asked for", "Things to try",
             "Follow-up questions", "Lessons from last month"),
    "post": ("First harvest of the year", "How we fixed our mornings", "A walk along the river",
             "Three things I learned this week", "Looking for a running partner", "The new studio is open",
             "Sunday soup, again", "Thank you all for coming"),
    "article": ("How to choose your first bicycle", "Five quiet places to work", "What we learned in a year",
                "A short guide to better sleep", "Cooking with what is left", "Why small shops matter"),
    "recipe": ("Roasted tomato soup", "Lemon and thyme chicken", "Chickpea curry", "Apple galette",
               "Green shakshuka", "Mushroom risotto", "Overnight oats with berries", "Sesame noodles"),
    "ingredient": ("Cherry tomatoes", "Olive oil", "Chickpeas", "Fresh thyme", "Brown rice", "Red onions",
                   "Lemons", "Oats"),
    "property": ("Riverside flat", "Garden apartment", "Old mill loft", "Station house", "Harbour studio",
                 "Maple cottage"),
    "job": ("Product designer", "Pastry chef", "Primary school teacher", "Backend engineer", "Shop manager",
            "Physiotherapist", "Event coordinator", "Bicycle mechanic"),
    "company": COMPANIES, "shop": COMPANIES, "farm": COMPANIES, "supplier": COMPANIES,
    "category": ("Home", "Outdoors", "Food and drink", "Health", "Learning", "Family", "Music", "Craft"),
    "campaign": ("A roof for the youth club", "Books for every classroom", "Plant 500 trees",
                 "Repair the village hall", "Music lessons for all", "A van for the food bank"),
    "survey": ("How was your visit?", "Team mood this month", "Help us choose a name", "What should we build next?"),
    "question": ("How easy was it to find us?", "What would you change first?", "Would you recommend us?",
                 "How did you hear about us?", "What did you like best?", "Which day suits you?"),
    "goal": ("Run ten kilometres", "Read twelve books", "Save for the trip", "Sleep eight hours",
             "Drink more water", "Learn the guitar"),
    "habit": ("Morning walk", "Read for 20 minutes", "Drink two litres of water", "Stretch", "No phone after ten",
              "Write three lines"),
    "workout": ("Easy run", "Upper body", "Yoga flow", "Intervals", "Long ride", "Swim"),
    "meal": ("Porridge with apple", "Lentil salad", "Grilled fish and greens", "Yoghurt and berries",
             "Vegetable curry", "Wholegrain toast"),
    "tool": ("Cordless drill", "Extension ladder", "Pressure washer", "Hedge trimmer", "Circular saw",
             "Party tent", "Tile cutter", "Wheelbarrow"),
    "court": ("Court 1, indoor", "Court 2, indoor", "Garden court", "Centre court", "Practice lane"),
    "vehicle": ("Transit 01", "Transit 02", "Sprinter 07", "Cargo bike 3", "Berlingo 12", "Kangoo 5"),
    "book": ("The Salt Path", "A Gentleman in Moscow", "Piranesi", "The Overstory", "Klara and the Sun",
             "Small Things Like These", "The Dispossessed", "Circe"),
    "movie": ("Past Lives", "Paterson", "The Straight Story", "Aftersun", "Perfect Days", "Local Hero"),
    "trail": ("Harbour loop", "Three bridges walk", "Old quarry trail", "Ridge path", "Lakeside round"),
    "menu item": ("Flat white", "Soup of the day", "Cheese toast", "Carrot cake", "Lemonade", "Full breakfast"),
    "membership": ("Monthly", "Yearly", "Student", "Family", "Ten visits"),
    "reminder": ("Renew the insurance", "Water the plants", "Send the invoice", "Call the landlord"),
    "maintenance request": ("Kitchen tap drips", "Heating makes a noise", "Broken window handle",
                            "Front door sticks", "Light in the hall", "Mould in the bathroom"),
    "message": ("Is this still available?", "About Thursday", "Thank you!", "One more question", "See you soon",
                "Change of plan"),
    "department": ("Sales", "Operations", "Design", "Support", "Finance"),
    "location": ("Main hall", "North entrance", "Riverside kiosk", "Old town corner", "Park pavilion"),
    "document": ("Rental agreement", "House rules", "Insurance certificate", "Price list", "Floor plan"),
    "report": ("Weekly summary", "Sales by region", "Quarter in review", "Cost overview", "Visitor numbers"),
    "deal": ("Annual contract", "Pilot project", "Website and branding", "Team training", "Renewal, 40 seats",
             "Catering for the launch"),
    "playlist": ("Slow mornings", "Run faster", "Dinner with friends", "Focus", "Road trip"),
    "song": ("Paper Boats", "Northern Lights", "Hold the Line", "Quiet Street", "Golden Hour", "Undertow"),
}  # fmt: skip
FALLBACK_ALWAYS = {
    "plant", "group", "team", "chore", "assignment", "announcement", "medication", "symptom",
    "lost item", "wish", "budget", "case", "job request", "shopping list", "meal plan", "service",
    "pet", "task", "ticket", "note", "post", "article", "question", "message", "deal", "reminder",
    "company", "shop", "farm", "supplier", "maintenance request", "goal", "survey", "campaign",
    "event", "recipe", "job", "lesson", "book", "movie", "habit", "report", "document",
}  # fmt: skip

BODIES = {
    "post": ("We started with two pots on the windowsill, and this morning there was enough for the whole table. "
             "Here is what worked, and what we would not do again.",
             "It took three weeks and one long conversation. Small changes, kept up, made all the difference.",
             "An hour without a phone, a heron by the bridge, and a bakery we had never noticed. Recommended.",
             "Nothing dramatic, just useful: ask earlier, write it down, and leave before you are tired.",
             "Does anybody want to join on Wednesday evenings? Easy pace, and coffee afterwards."),
    "article": ("Begin with what you need on an ordinary Tuesday, not on the best day of the year. The rest follows, "
                "and it is usually cheaper than you think.",
                "We asked forty people and visited every place twice. These are the ones we would send a friend to."),
    "shop": ("Run by two sisters since 2009. Ask for a recommendation: they have never been wrong yet.",
             "Small, friendly and full of things you did not know you were looking for.",
             "Open late on Thursdays, with a bench outside and good coffee next door."),
    "category": ("For every day.", "Chosen with care.", "What people ask for most.", "New this season."),
    "review": ("Exactly what we hoped for, and friendly from start to end.", "Good, with one small delay.",
               "Would come back any time. Clear, quick and kind.", "Better than expected. Thank you!",
               "Solid, though the parking could be easier."),
    "comment": ("I had the same thought. Thanks for writing it down.", "Could you say more about the second part?",
                "This helped me a lot.", "Count me in for next time.", "Great idea, let us try it."),
    "message": ("Hello! I would love to know a little more before I decide.", "Thursday at four works for me.",
                "Thank you for the quick answer, that is perfect."),
    "product": ("Made by hand in small batches. No two are quite alike.",
                "A simple thing made well, for everyday use.",
                "Natural materials, finished with care, and built to be repaired."),
    "course": ("Small steps, real exercises and feedback each week. No experience needed.",
               "Learn by doing: one short lesson a day and a project you can be proud of.",
               "For curious beginners who want to understand the why as well as the how."),
    "event": ("Bring a friend. Doors open half an hour before, and there is something to eat.",
              "An easy evening with good company. Places are limited.",
              "For all ages, rain or shine. We have a few spare chairs."),
    "recipe": ("Heat the oil, soften the onions slowly, then add everything else and let it simmer for "
               "twenty minutes. Taste, season and serve with bread.",
               "Mix, rest for half an hour and bake until golden. Even better the next day."),
    "pet": ("Friendly with everyone, pulls a little at the start.", "Shy at first. Loves tennis balls.",
            "Needs a slow start in the morning and plenty of water."),
    "person": ("Ten years of experience, calm under pressure, always on time.",
               "Happy to help with a first conversation at no cost.",
               "Prefers mornings. Speaks English and Spanish."),
    "task": ("Agree on the details first, then confirm in writing.", "Half an hour should be enough.",
             "Waiting for an answer from the other side."),
    "ticket": ("It happened twice this week, both times in the evening. A restart helped for a while.",
               "I tried again today and it is still the same. Happy to send a picture."),
    "job": ("A small, steady team looking for somebody who cares about details. Flexible hours.",
            "You will own your work from the first idea to the last check."),
    "property": ("Bright rooms, a quiet street and a bus stop round the corner.",
                 "Renovated two years ago, with a shared garden and a dry cellar."),
    "campaign": ("Every contribution goes to materials; the work is done by volunteers.",
                 "We are more than half-way there. Help us with the last stretch."),
}  # fmt: skip
PLAIN_BODY = (
    "A short note, so that this page shows what it will look like.",
    "Everything went as planned. Next step at the end of the week.",
    "Agreed by phone, details to follow.",
    "Please check again before Friday.",
    "First impressions are very good.",
)


def how_many(app: App, entity: Entity) -> int:
    """Return how many sample rows *entity* gets."""
    if any(shape.raised(app, parent) for _, parent in app.parents(entity)):
        return 26
    if shape.reading(app, entity) == "own":
        return 14 if entity.day and not entity.title else 5
    if entity.title and entity.archetype in TITLES:
        return min(8, len(TITLES[entity.archetype]))
    return 10 if entity.day else 8 if not app.children(entity) else 6


def rows(app: App, entity: Entity) -> list[dict[str, str]]:
    """Return sample rows as {field: Python source}. The same spec gives the same rows."""
    count = how_many(app, entity)
    return [
        {f.ident: _value(app, entity, f, i, count) for f in entity.fields} for i in range(count)
    ]


def _rng(app: App, entity: Entity, field: Field, i: int) -> random.Random:
    seed = f"{app.name}/{entity.name}/{field.ident}/{i}".encode("utf-8", "replace")
    return random.Random(int.from_bytes(hashlib.sha256(seed).digest()[:8], "big"))


def _value(app: App, entity: Entity, field: Field, i: int, count: int) -> str:
    rng = _rng(app, entity, field, i)
    words = set(names.ascii_words(field.name))
    kind = field.kind
    if kind == "choice":
        return f'"{_choice(entity, field, i, rng)}"'
    if kind == "text":
        return names.literal(_text(entity, field, i, words)[:160])
    if kind == "long_text":
        return names.literal(_body(entity, i))
    if kind in ("number", "decimal", "money"):
        return _number(entity, field, i, count, words, rng)
    if kind == "date":
        return _date(entity, field, i, count, words)
    if kind == "time":
        late = 1 if words & {"end", "until", "closing"} else 0
        return f"time({min(9 + (i * 2) % 9 + late, 22)}, {(0, 30, 0, 15)[i % 4]})"
    if kind == "yes_no":
        return str(i % 3 != 2)
    if kind == "email":
        person = PEOPLE[(i + _shift(entity)) % len(PEOPLE)]
        return f'"{".".join(names.ascii_words(person))}@example.com"'
    if kind == "phone":
        return f'"+44 20 7946 0{110 + i * 7 + _shift(entity)}"'
    if kind == "link":
        return '"https://example.com/"'
    if kind == "rating":
        return str((5, 4, 5, 3, 5, 4)[i % 6])
    raise ValueError(kind)


def _shift(entity: Entity) -> int:
    return sum(map(ord, entity.ident)) % 7


def _choice(entity: Entity, field: Field, i: int, rng: random.Random) -> str:
    values = [value for value, _ in field.choices]
    if field == entity.status and entity.day and entity.archetype in ("booking", "event", "trip"):
        # Days to come are not over yet, and few things are cancelled.
        alive = [v for v in values if v not in ("completed", "done", "cancelled", "canceled")]
        return (alive or values)[i % len(alive or values)]
    return values[i % len(values)] if field == entity.status else rng.choice(values)


def _text(entity: Entity, field: Field, i: int, words: set[str]) -> str:
    if field == entity.title:
        return _title(entity, i, words)
    if words & {"location", "address", "where", "venue", "place", "point"}:
        return PLACES[(i + _shift(entity)) % len(PLACES)]
    if words & {"city", "area", "town", "region", "neighbourhood", "origin", "country"}:
        return CITIES[i % len(CITIES)]
    if words & {"destination"}:
        return CITIES[(i + 4) % len(CITIES)]
    if words & {"company", "employer", "organisation", "organization", "brand", "business"}:
        return COMPANIES[i % len(COMPANIES)]
    if words & {"author", "artist", "owner", "contact", "person", "customer", "client", "host", "teacher",
                "instructor", "by", "guest", "driver", "seller", "buyer", "speaker"}:  # fmt: skip
        return PEOPLE[(i + 3) % len(PEOPLE)]
    for known, values in _KNOWN_TEXT.items():
        if known in words:
            return values[i % len(values)]
    if words & {
        "reference",
        "number",
        "serial",
        "plate",
        "code",
        "isbn",
        "sku",
        "license",
        "symbol",
        "barcode",
    }:
        return f"{entity.ident[:2].upper()}-{1040 + i * 17}"
    return f"{ADJECTIVES[(i + 2) % len(ADJECTIVES)]} {names.inside(field.name)}"


_KNOWN_TEXT = {
    "breed": ("Labrador", "Beagle", "Border collie", "Mixed breed", "Dachshund", "Poodle"),
    "specialty": ("Beginners", "Sports", "Families", "Evenings", "Advanced", "Small groups"),
    "speciality": ("Beginners", "Sports", "Families", "Evenings", "Advanced", "Small groups"),
    "grade": ("Year 4", "Year 5", "Year 6", "Year 7"),
    "position": ("Manager", "Assistant", "Designer", "Analyst", "Coordinator"),
    "headline": ("Designer who listens", "Engineer, calm and quick", "Teacher with ten years", "Chef and baker"),
    "color": ("Green", "Blue", "Amber", "Rose"), "colour": ("Green", "Blue", "Amber", "Rose"),
    "size": ("Small", "Medium", "Large", "One size"), "unit": ("mg/dL",),
    "hours": ("Mon–Fri 9:00–18:00", "Daily 8:00–20:00", "Tue–Sun 10:00–17:00"),
    "model": ("2021", "2022", "2023", "2020"), "quantity": ("2", "200 g", "1 bunch", "500 ml"),
    "reason": ("New delivery", "Counted again", "Sold at the market", "Returned"),
    "surface": ("Clay", "Hard court", "Grass"), "score": ("6–4, 6–3", "7–5, 6–4", "6–2, 6–2"),
    "address": PLACES, "language": ("English", "Spanish", "German", "French"), "notes": PLAIN_BODY,
    "message": ("Keep going!", "Glad to help.", "For a good cause.", "From all of us."),
    "value": ("Very satisfied", "Satisfied", "It was fine", "Not this time"),
    "subject": ("Question about your offer", "Thursday afternoon", "A small change", "Thank you"),
    "job": ("Plumber", "Teacher", "Nurse", "Designer"), "level": ("Beginner", "Intermediate", "Advanced"),
    "duration": ("45 minutes", "1 hour", "90 minutes", "2 hours"),
}  # fmt: skip


def _title(entity: Entity, i: int, words: set[str]) -> str:
    key = entity.archetype
    if key in shape.PEOPLE and key not in ("pet", "supplier"):
        return PEOPLE[(i + _shift(entity)) % len(PEOPLE)]
    if words & {"reference", "number", "symbol"}:
        return f"{entity.ident[:3].upper()}-{1040 + i * 17}"
    own_word = names.key(entity.name) != key and key not in FALLBACK_ALWAYS
    titles = TITLES.get(key, ())
    if titles and not own_word:
        return titles[i] if i < len(titles) else f"{titles[i % len(titles)]} {i // len(titles) + 1}"
    if not key and words & {"first", "last", "full"}:
        return PEOPLE[i % len(PEOPLE)]
    return f"{ADJECTIVES[(i + _shift(entity)) % len(ADJECTIVES)]} {names.inside(entity.name)}"


def _body(entity: Entity, i: int) -> str:
    key = "person" if entity.archetype in shape.PEOPLE - {"pet"} else entity.archetype
    texts = BODIES.get(key) or BODIES.get(
        {"listing": "product", "answer": "comment", "maintenance request": "ticket", "menu item": "product",
         "tool": "product", "farm": "shop", "company": "shop", "location": "shop", "lesson": "course",
         "announcement": "article"}.get(key, "")
    )  # fmt: skip
    texts = texts or PLAIN_BODY
    return texts[(i + _shift(entity)) % len(texts)]


def _number(
    entity: Entity, field: Field, i: int, count: int, words: set[str], rng: random.Random
) -> str:
    if field == entity.percent:
        return str((20, 65, 100, 40, 85, 10, 55, 75)[i % 8])
    if field == entity.stock:
        return str((24, 3, 58, 12, 0, 40, 5, 90)[i % 8])
    if words & {"minutes", "duration"}:
        return str((30, 60, 45, 60)[i % 4])
    if words & {"time", "times", "per", "every", "bedrooms", "servings"}:
        return str(1 + i % 4)
    if words & {"year"}:
        return str(2008 + i * 3 % 17)
    if words & {"position", "order", "rank", "week"}:
        return str(i + 1)
    if field.kind == "money":
        if words & {"goal"}:
            return f'Decimal("{rng.randint(8, 40) * 100}.00")'
        big = words & {"salary", "balance", "budget", "value", "revenue"}
        middle = words & {"rent", "total", "amount", "deposit", "fee"}
        if big:
            return f'Decimal("{rng.randint(12, 95) * 500}.00")'
        if middle:
            return f'Decimal("{rng.randint(8, 160) * 5}.00")'
        return f'Decimal("{rng.randint(6, 48)}.{rng.choice(("00", "50", "90"))}")'
    if words & {"capacity", "places", "seats"}:
        return str((24, 60, 12, 120)[i % 4])
    if field.kind == "decimal":
        # A gentle rise with some noise: charts should look like somebody's progress.
        low = 55 if words & {"value", "weight", "reading"} else 3
        return f'Decimal("{low + i * 0.8 * (low / 20) + rng.random() * low / 9:.1f}")'
    return str(rng.randint(2, 40))


def _date(entity: Entity, field: Field, i: int, count: int, words: set[str]) -> str:
    if words & {"birth", "born"}:
        return f"day({-(400 + i * 391)})"
    if words & {
        "joined",
        "founded",
        "opened",
        "installed",
        "bought",
        "planted",
        "started",
        "added",
        "last",
        "since",
        "enrolled",
        "issued",
        "published",
    }:
        return f"day({-(9 + i * 23)})"
    if words & {
        "due",
        "deadline",
        "until",
        "closes",
        "close",
        "end",
        "ends",
        "return",
        "expires",
        "closing",
    }:
        return f"day({6 + i * 4})"
    if entity.archetype in ("booking", "event", "match", "trip", "availability") or words & {
        "when"
    }:
        return f"day({(i - 2) * 2 if i < 2 else (i - 2) * 2 + 1})"
    if words & {"start", "starts", "from", "opens"}:
        return f"day({-(3 + i * 5)})"
    return f"day({i - count + 1})"
