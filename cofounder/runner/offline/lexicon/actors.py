"""Words for people, and on which side of an app they usually stand."""

from cofounder.runner.offline.lexicon.shape import Side

_BY_SIDE: dict[Side, str] = {
    "seeker": """
        customer client user patient
        student learner pupil tenant renter buyer shopper guest
        visitor reader viewer parent mom mum dad mother father grandparent family couple neighbour
        neighbor resident citizen tourist traveller traveler hiker runner cyclist climber player
        gamer athlete fan listener candidate jobseeker applicant donor backer supporter member
        subscriber participant attendee borrower homeowner commuter passenger expat immigrant
        newcomer beginner teenager teen kid child senior elder retiree lover adult woman man girl
        boy bride groom friend roommate flatmate housemate graduate researcher scientist collector
        voter diner foodie gardener vegan dieter hobbyist amateur enthusiast
        singleton introvert developer scholar alumnus trainee mentee employee worker
        freelancer creator gamer introvert caregiver user bookworm birdwatcher angler camper
        surfer skier dancer musician knitter homebrewer crafter remote-worker nomad
    """,
    "provider": """
        walker sitter tutor teacher instructor coach mentor trainer doctor physician therapist
        nurse dentist psychologist physiotherapist vet plumber electrician cleaner handyman
        builder mechanic carpenter painter contractor lawyer accountant consultant expert
        hairdresser barber stylist photographer designer illustrator artist maker artisan
        seller vendor merchant farmer grower beekeeper baker chef cook restaurant shop store
        landlord
        lender employer recruiter company organisation organization charity host guide speaker
        courier driver supplier clinic studio salon gym school professional provider babysitter
        nanny carer volunteer writer author translator performer band brand business startup
        nutritionist dietitian counselor counsellor midwife retailer cafe café bakery tradesperson
        craftsman breeder shelter florist lecturer professor
    """,
    "organiser": """
        organiser organizer admin administrator manager owner editor moderator staff dispatcher
        coordinator librarian curator secretary treasurer receptionist supervisor foreman
        captain director conductor president principal headteacher operator agent planner leader
        facilitator
        publisher analyst auditor caretaker janitor pharmacist warehouse-worker storekeeper
        bookkeeper clerk official council mayor
    """,
}  # fmt: skip

#: A word for a person, in the singular, with its side.
ACTORS: dict[str, Side] = {
    word: side for side, text in _BY_SIDE.items() for word in text.split() if word.isascii()
}

#: "owner" stands on the side its first word says: a dog owner seeks, a salon owner provides.
OWNERS_WHO_SEEK = frozenset({
    "dog", "cat", "pet", "horse", "puppy", "home", "house", "car", "plant", "garden", "bike",
    "boat", "property", "flat", "apartment",
})  # fmt: skip
OWNERS_WHO_PROVIDE = frozenset({
    "shop", "store", "restaurant", "salon", "gym", "studio", "cafe", "café", "business",
    "bakery", "bar", "hotel", "tool", "van", "truck", "company", "clinic", "startup",
    "vineyard", "gallery", "brand",
})  # fmt: skip
