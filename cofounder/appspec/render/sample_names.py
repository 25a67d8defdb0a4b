"""Sample words for things that no archetype knows: chosen by the last word of their name."""

# ruff: noqa: E501 - tables of words are kept in whole lines

#: last word of an entity's name -> titles of its rows
NAMED: dict[str, tuple[str, ...]] = {
    "choir": ("Harbour Voices", "The Tuesday Choir", "Canto Libre", "St Anne’s Singers", "Low Notes", "Riverside Chorus"),
    "band": ("The Late Trains", "Copper Kettle", "Night Bus", "Paper Lanterns", "Blue Hour"),
    "orchestra": ("Town Orchestra", "Chamber Players", "Youth Strings", "The Sunday Orchestra"),
    "concert": ("Spring concert", "Carols by candlelight", "Summer evening", "An hour of Bach"),
    "rehearsal": ("Full rehearsal", "Sopranos and altos", "Tenors and basses", "Dress rehearsal"),
    "club": ("Rowing club", "Chess club", "Photo club", "Garden club"),
    "boat": ("Dolphin", "Sea Breeze", "Albatross", "Northern Star"),
    "camp": ("Lakeside week", "Forest days", "Circus camp", "Young makers"),
    "workshop": ("Bread baking", "Screen printing", "Bike repair", "Pottery for beginners"),
    "studio": ("Studio North", "The Loft", "Daylight Studio", "Room 12"),
    "school": ("Hillside School", "Northgate School", "Park Lane School"),
    "bike": ("City bike 4", "Cargo bike 2", "Folding bike", "Trekking bike 7"),
    "wheel": ("Stoneware wheel", "Kick wheel", "Studio wheel 2", "Corner wheel"),
    "desk": ("Window desk", "Desk 4", "Corner desk", "Standing desk"),
    "game": ("Sunday league game", "Friendly match", "Cup game", "Evening game"),
    "package": ("Starter", "Standard", "Complete"), "plan": ("Starter", "Standard", "Complete"),
    "skill": ("Carpentry", "Translation", "Gardening", "Bookkeeping"),
}  # fmt: skip

#: Words for people: an entity whose name ends so is somebody, and so is a field.
PEOPLE_WORDS = {
    "captain", "coach", "conductor", "leader", "manager", "director", "trainer", "organiser",
    "organizer", "singer", "musician", "photographer", "mechanic", "gardener", "nurse", "vet",
    "builder", "parent", "mentor", "therapist", "chef", "cook", "cleaner", "sitter", "assistant",
    "secretary", "treasurer", "referee", "supervisor", "landlord", "agent", "responsible",
    "volunteer", "player", "member", "student", "tutor", "teacher", "doctor", "walker", "guide",
    "neighbour", "neighbor", "helper", "artist", "writer", "craftsman", "electrician", "plumber",
}  # fmt: skip

#: word of a text field's name -> what may stand in it
TEXTS: dict[str, tuple[str, ...]] = {
    "style": ("Classical", "Folk", "Modern", "Jazz", "Traditional"),
    "genre": ("Classical", "Folk", "Pop", "Jazz", "Gospel"),
    "voice": ("Soprano", "Alto", "Tenor", "Bass"), "instrument": ("Piano", "Violin", "Guitar", "Cello"),
    "cuisine": ("Italian", "Indian", "Lebanese", "Japanese"),
    "material": ("Oak", "Steel", "Linen", "Clay"), "fabric": ("Linen", "Cotton", "Wool"),
    "topic": ("Getting started", "Planning the year", "Questions and answers", "What we learned"),
    "allergies": ("None", "Nuts", "None", "Gluten"), "diet": ("Vegetarian", "Vegan", "No preference"),
    "skills": ("Carpentry, painting", "First aid", "Driving, languages", "Bookkeeping"),
    "experience": ("Five years", "Two years", "Ten years", "Just started"),
    "type": ("Standard", "Special", "Regular", "One-off"), "category": ("General", "Outdoors", "Evening", "Family"),
    "purpose": ("Birthday", "Weekly use", "Moving house", "School project"),
    "availability": ("Weekday mornings", "Evenings", "Weekends", "Flexible"),
    "schedule": ("Tuesdays 19:00", "Every second Friday", "Daily 9:00–12:00", "By appointment"),
    "age": ("3 years", "8 months", "5 years", "12 years"), "weight": ("4 kg", "12 kg", "850 g", "28 kg"),
    "priority": ("Normal", "High", "Low"), "condition": ("Good", "Like new", "Used, works well"),
    "room": ("Room 2", "Main hall", "Studio A", "Library"), "make": ("Toyota", "Volvo", "Renault", "Ford"),
    "course": ("Beginners", "Evening class", "Summer course"), "season": ("Spring", "Summer", "Autumn", "Winter"),
    "time": ("Mornings", "After 18:00", "Weekends"), "period": ("This month", "Spring term", "All year"),
}  # fmt: skip
#: What fits most short texts that no table knows.
NEUTRAL = ("As agreed", "Standard", "To be confirmed", "See notes", "The usual")
#: What a thing says about itself; {one} and {a_one} are its name without and with its article.
ABOUT = (
    "Open to everyone who is curious. Ask us anything before you decide.",
    "Known for its friendly welcome, and easy to reach by bus.",
    "Small and personal. Most people hear of it from a friend.",
    "Well looked after for many years, and still getting better.",
    "{a_one} for beginners and old hands alike.",
)

#: words of a price's name -> lowest and highest amount, in steps
PRICES: tuple[tuple[set[str], tuple[int, int, int]], ...] = (
    ({"hour", "hourly"}, (18, 60, 2)),
    ({"day", "daily"}, (90, 320, 10)),
    ({"night", "nightly"}, (60, 190, 5)),
    ({"week", "weekly"}, (150, 700, 10)),
    ({"month", "monthly"}, (15, 90, 5)),
    ({"year", "yearly", "annual"}, (60, 480, 20)),
    ({"person", "ticket", "entry", "seat"}, (8, 45, 1)),
    ({"shipping", "delivery", "tip"}, (3, 12, 1)),
)
