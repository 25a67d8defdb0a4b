"""What suits an app: how its home page, its lists and its privacy should be."""

from typing import Literal

from cofounder.appspec import names
from cofounder.appspec.render.plan import App, Entity, Field, Role

Family = Literal[
    "agenda", "catalog", "directory", "course", "tracker", "board", "events", "feed", "stock",
    "plain",
]  # fmt: skip
Style = Literal["cards", "people", "agenda", "posts", "table"]
Reading = Literal["everyone", "members", "own"]

FAMILIES: dict[str, Family] = {
    "booking": "agenda", "rental": "catalog", "store": "catalog", "marketplace": "catalog",
    "recipe": "catalog", "crowdfunding": "catalog", "directory": "directory",
    "jobboard": "directory", "course": "course", "tracker": "tracker", "health": "tracker",
    "dashboard": "tracker", "fleet": "tracker", "survey": "tracker", "crm": "board",
    "ticketing": "board", "project": "board", "property": "board", "event": "events",
    "social": "feed", "content": "feed", "inventory": "stock",
}  # fmt: skip

#: Apps that keep what is nobody else's business.
MEMBERS_ONLY = {
    "crm", "inventory", "property", "project", "fleet", "dashboard", "ticketing", "health",
}  # fmt: skip
#: Things that are never shown to visitors, whatever the app.
PRIVATE = {
    "cart", "delivery", "viewing", "enrolment", "grade", "attendance", "adoption request",
    "timesheet", "leave request", "interview", "budget", "investment", "case", "mood", "symptom",
    "medication", "treatment plan", "ticket sale", "job request", "child", "elder", "friend",
    "donor", "fuel stop", "assignment", "certificate", "reminder",
    "booking", "order", "payment", "message", "application", "invoice", "patient", "customer",
    "lead", "contact", "lease", "tenant", "enrollment", "answer", "loan", "quote", "account",
    "transaction", "reading", "entry", "employee", "candidate", "attendee", "purchase order",
    "donation", "student", "expense", "subscription", "membership", "notification", "document",
}  # fmt: skip
#: Things between two people: one asks or says something, the other answers.
BETWEEN = {
    "booking", "order", "payment", "message", "application", "invoice", "enrolment", "enrollment",
    "adoption request", "leave request", "job request", "viewing", "delivery", "loan", "quote",
    "donation", "purchase order", "membership", "subscription", "ticket sale", "timesheet",
    "interview", "cart", "answer", "request", "reservation", "appointment", "registration",
}  # fmt: skip
PEOPLE = {
    "dog walker", "caregiver", "tutor", "professional", "stylist", "creative", "guide", "donor",
    "child", "elder", "friend",
    "walker", "instructor", "doctor", "member", "player", "candidate", "student", "patient",
    "tenant", "driver", "employee", "volunteer", "customer", "attendee", "contact", "lead", "pet",
    "supplier", "user", "profile", "freelancer",
}  # fmt: skip
CARDS = {
    "clinic", "garment", "material", "room", "venue", "group", "plant", "outfit", "collectible",
    "portfolio piece", "table", "storage place", "garden bed", "machine", "voucher", "auction",
    "lost item", "article", "song", "wish", "team", "dataset",
    "product", "listing", "course", "recipe", "property", "tool", "campaign", "court", "shop",
    "company", "farm", "book", "movie", "portfolio", "trail", "vehicle", "menu item", "location",
    "playlist", "category", "service", "project", "asset", "club", "habit", "survey", "goal",
}  # fmt: skip
POSTS = {
    "announcement",
    "post",
    "comment",
    "review",
    "message",
    "article",
    "note",
    "question",
    "answer",
}
DATED = {
    "viewing",
    "interview",
    "opening",
    "delivery",
    "booking",
    "event",
    "match",
    "trip",
    "availability",
    "workout",
    "class",
    "shift",
}

ICONS = {
    "plant": "heart", "clinic": "house", "room": "house", "venue": "pin", "table": "pin",
    "garden bed": "pin", "delivery": "truck", "fuel stop": "truck", "mood": "heart",
    "symptom": "chart", "medication": "heart", "budget": "money", "investment": "money",
    "song": "star", "voucher": "tag", "auction": "tag", "group": "person", "team": "person",
    "enrolment": "book", "assignment": "book", "grade": "star", "certificate": "star",
    "announcement": "chat", "like": "heart", "reminder": "clock", "opening": "clock",
    "timesheet": "clock", "viewing": "calendar", "interview": "calendar", "chore": "check",
    "shopping list": "list", "meal plan": "list", "case": "folder", "indicator": "chart",
    "booking": "calendar", "event": "calendar", "availability": "clock", "match": "calendar",
    "product": "box", "listing": "tag", "order": "bag", "review": "star", "message": "chat",
    "comment": "chat", "post": "chat", "question": "chat", "answer": "chat", "category": "tag",
    "deal": "money", "quote": "document", "invoice": "document", "payment": "money",
    "expense": "money", "donation": "heart", "campaign": "heart", "task": "check",
    "project": "folder", "note": "document", "course": "book", "lesson": "book", "quiz": "check",
    "book": "book", "recipe": "heart", "article": "document", "report": "chart", "entry": "chart",
    "reading": "chart", "goal": "flag", "habit": "check", "property": "house", "lease": "document",
    "location": "pin", "shop": "pin", "court": "pin", "trail": "pin", "station": "pin",
    "farm": "pin", "vehicle": "truck", "trip": "truck", "driver": "person", "tool": "box",
    "loan": "clock", "ticket": "flag", "survey": "check", "transaction": "money", "job": "bag",
    "company": "house", "application": "document", "stock movement": "box", "pet": "heart",
    "maintenance request": "flag", "workout": "chart", "meal": "heart",
}  # fmt: skip


def family(app: App) -> Family:
    """Return the kind of home page, falling back when the lead entity lacks what it needs."""
    wanted = FAMILIES.get(app.archetype, "plain")
    if wanted in ("agenda", "events") and not any(e.day for e in app.entities):
        return "plain"
    if wanted == "board" and not any(e.status for e in app.entities):
        return "plain"
    return wanted


def reading(app: App, entity: Entity) -> Reading:
    """Return who may read rows of *entity*: everyone, members, or only whose they are."""
    if app.archetype == "tracker":
        return "own"
    if app.archetype in MEMBERS_ONLY or entity.archetype in PRIVATE or _is_between(entity):
        return "members"
    return "everyone"


def _is_between(entity: Entity) -> bool:
    last = names.key(entity.name).split(" ")[-1]
    return entity.archetype in BETWEEN or last in BETWEEN


def between(app: App, entity: Entity) -> bool:
    """Tell whether rows of *entity* are between two people and nobody else's to change."""
    return _is_between(entity) and reading(app, entity) != "everyone"


def answers_about(app: App, entity: Entity, role: Role) -> tuple[str, ...]:
    """Return the links by which *role* decides rows of *entity*: those to what it added itself.

    A role that may change bookings and adds the pages of walkers answers bookings of its own
    pages only. A parent belongs to a role when no other role may add it, trusted ones aside.
    Without links, a role that may change *entity* decides all of its rows.
    """
    if not between(app, entity) or app.is_trusted(role) or entity.ident not in role.may_edit:
        return ()
    others = [r for r in app.roles if r != role and not app.is_trusted(r)]
    return tuple(
        parent.ident
        for parent in entity.parents
        if parent.entity in role.may_add and not any(parent.entity in r.may_add for r in others)
    )


def is_private(app: App) -> bool:
    """Tell whether a visitor sees nothing but the landing page."""
    return all(reading(app, entity) != "everyone" for entity in app.entities)


def style(entity: Entity) -> Style:
    """Return how a list of *entity* looks best."""
    kind = entity.archetype
    if kind in PEOPLE and entity.title:
        return "people"
    if entity.day and (kind in DATED or (not entity.title and entity.first("time"))):
        return "agenda"
    if kind in POSTS and entity.body:
        return "posts"
    if entity.title and (
        kind in CARDS or (kind not in PRIVATE and entity.body and entity.first("money"))
    ):
        return "cards"
    if entity.title and entity.body and not entity.status and not kind:
        return "cards"
    return "table"


def icon(entity: Entity) -> str:
    """Return the name of the icon beside the entity in navigation."""
    if entity.archetype in PEOPLE:
        return ICONS.get(entity.archetype, "person")
    by_style = {"agenda": "calendar", "posts": "chat", "cards": "box", "people": "person"}
    return ICONS.get(entity.archetype) or by_style.get(style(entity), "list")


def columns(entity: Entity, most: int = 5) -> list[Field]:
    """Return the fields a table shows beside the title."""
    shown = [f for f in entity.fields if f.kind not in ("long_text", "link") and f != entity.title]
    return shown[:most]


def moves(app: App, entity: Entity) -> Field | None:
    """Return the field that a board or an approval changes, if the app has either."""
    if app.has("board") or app.has("approval") or family(app) == "board":
        return entity.status
    # Whoever decides on what is between others may not open its form, so buttons do it.
    deciding = any(entity.ident in r.may_edit and not app.is_trusted(r) for r in app.roles)
    return entity.status if deciding and between(app, entity) else None


def boarded(app: App, entity: Entity) -> bool:
    """Tell whether *entity* has a board page."""
    return entity.status is not None and (app.has("board") or family(app) == "board")


def on_calendar(app: App) -> Entity | None:
    """Return the entity the calendar shows."""
    if not (app.has("calendar") or family(app) in ("agenda", "events")):
        return None
    dated = [e for e in app.entities if e.day]
    return next((e for e in dated if style(e) == "agenda"), dated[0] if dated else None)


def raised(app: App, entity: Entity) -> tuple[Field, str, Field] | None:
    """Return (goal, accessor, amount) when children add up to a goal of *entity*."""
    goal = next((f for f in entity.fields if f.kind == "money" and "goal" in f.ident), None)
    if goal is None:
        return None
    for link, child in app.children(entity):
        amount = child.called("amount", "value", "pledge")
        if amount and amount.kind == "money":
            return goal, link.accessor, amount
    return None


def rated(app: App, entity: Entity) -> tuple[str, Field] | None:
    """Return (accessor, rating) when children review *entity*."""
    for link, child in app.children(entity):
        rating = child.first("rating")
        if rating and (app.has("reviews") or child.archetype == "review"):
            return link.accessor, rating
    return None


def drawn(entity: Entity) -> Field | None:
    """Return the number of *entity* that a line over time draws."""
    return entity.first("decimal", "number", "money", "rating")


def charted(app: App) -> Entity | None:
    """Return the entity that the front page draws as a line over time."""
    if family(app) != "tracker":
        return None
    dated = [entity for entity in app.entities if entity.day and drawn(entity)]
    # A log has a day instead of a name; a named thing happens to have a day.
    return next((entity for entity in dated if not entity.title), dated[0] if dated else None)
