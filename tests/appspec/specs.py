"""A small world of specs: one for each kind of front page, and one that is hostile."""
# ruff: noqa: E501 - a spec reads best on one line

from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec, RoleSpec, ThemeSpec


def _field(text: str) -> FieldSpec:
    """Read ``name:kind`` or ``name:choice(a,b)``; a star makes it required."""
    name, _, kind = text.partition(":")
    choices: tuple[str, ...] = ()
    if kind.startswith("choice("):
        choices = tuple(kind[7:-1].split(","))
        kind = "choice"
    return FieldSpec(
        name=name.rstrip("*"), kind=kind or "text", required=name.endswith("*"), choices=choices
    )


def entity(name: str, fields: str, *belongs: str, archetype: str = "") -> EntitySpec:
    found = tuple(_field(part.strip()) for part in fields.split(";") if part.strip())
    return EntitySpec(name=name, fields=found, belongs_to=belongs, archetype=archetype or name)


def role(name: str, add: str, edit: str = "") -> RoleSpec:
    def split(text: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in text.split(",") if part.strip())

    return RoleSpec(name=name, may_add=split(add), may_edit=split(edit))


BOOKING = AppSpec(
    name="Paws & Paths",
    tagline="Trusted dog walkers in your street, booked in a minute.",
    archetype="booking",
    roles=(role("owner", "dog, booking, review"), role("walker", "walker", "booking, walker")),
    entities=(
        entity(
            "walker", "name*; description:long_text; area; hourly rate:money", archetype="walker"
        ),
        entity("dog", "name*; breed; birth date:date; notes:long_text", archetype="pet"),
        entity(
            "booking",
            "date:date; start time:time; duration minutes:number;"
            " status:choice(requested,confirmed,completed,cancelled); notes:long_text",
            "walker",
            "dog",
        ),
        entity("review", "rating:rating; comment:long_text", "walker"),
    ),
    features=("search", "calendar", "approval", "reviews"),
    theme=ThemeSpec(accent="#1f7a5c", background="#f7f6f0", font="serif", radius=14),
)

STORE = AppSpec(
    name="Lumen Candles",
    tagline="Small-batch candles, poured by hand in Ghent.",
    archetype="store",
    roles=(role("shopper", "order, review"), role("maker", "candle, category", "candle, order")),
    entities=(
        entity(
            "candle",
            "name*; description:long_text; price:money; stock:number; scent:choice(Citrus,Wood,Floral,Spice)",
            "category",
            archetype="product",
        ),
        entity("category", "name*; description:long_text"),
        entity(
            "order",
            "reference*; quantity:number; total:money;"
            " status:choice(pending,paid,shipped,delivered,cancelled)",
            "candle",
        ),
        entity("review", "rating:rating; comment:long_text", "candle"),
    ),
    features=("search", "reviews", "export", "low_stock", "chart"),
    theme=ThemeSpec(accent="#b4532a", background="#fdf8f3", font="serif", radius=4),
)

COURSE = AppSpec(
    name="Klangwerk",
    tagline="Learn to play, one short lesson a day.",
    archetype="course",
    roles=(
        role("student", "enrollment, review"),
        role("teacher", "course, lesson", "course, lesson"),
    ),
    entities=(
        entity(
            "course",
            "title*; description:long_text; level:choice(beginner,intermediate,advanced); price:money",
        ),
        entity("lesson", "title*; body:long_text; position:number; video:link", "course"),
        entity("enrollment", "enrolled on:date; progress percent:number", "course"),
    ),
    features=("search", "progress"),
    theme=ThemeSpec(accent="#6b3fd4", background="#faf9fd", font="rounded", radius=18),
)

TRACKER = AppSpec(
    name="Steady",
    tagline="Log your blood sugar and see where it is going.",
    archetype="tracker",
    roles=(role("patient", "reading, goal, meal"), role("nurse", "goal", "reading, goal, meal")),
    entities=(
        entity("reading", "date:date; value:decimal; unit; notes:long_text"),
        entity("meal", "name*; date:date; calories:number; carbs:number"),
        entity(
            "goal",
            "title*; target value:decimal; deadline:date; status:choice(active,reached,dropped)",
        ),
    ),
    features=("search", "chart", "export"),
    theme=ThemeSpec(accent="#0f6f8c", background="#f3f8fa", layout="side", radius=12),
)

BOARD = AppSpec(
    name="Northdesk",
    tagline="Every customer question, answered and never lost.",
    archetype="ticketing",
    roles=(
        role("customer", "ticket, comment"),
        role("agent", "ticket, comment, article", "ticket, article"),
    ),
    entities=(
        entity(
            "ticket",
            "title*; description:long_text; priority:choice(low,normal,high,urgent);"
            " status:choice(open,pending,resolved,closed); due date:date",
        ),
        entity("comment", "body*:long_text", "ticket"),
        entity("article", "title*; body:long_text; published:yes_no"),
    ),
    features=("search", "board", "export", "chart"),
    theme=ThemeSpec(accent="#2747c7", background="#f6f7fb", layout="side", radius=8),
)

DIRECTORY = AppSpec(
    name="Bookish",
    tagline="Find the independent bookshop round the corner.",
    archetype="directory",
    roles=(role("reader", "review"), role("bookseller", "bookshop, event", "bookshop")),
    entities=(
        entity(
            "bookshop",
            "name*; description:long_text; address; opening hours; website:link;"
            " speciality:choice(Fiction,Children,Comics,Travel)",
            archetype="shop",
        ),
        entity(
            "event",
            "title*; description:long_text; date:date; start time:time; location",
            "bookshop",
        ),
        entity("review", "rating:rating; comment:long_text", "bookshop"),
    ),
    features=("search", "reviews"),
    theme=ThemeSpec(accent="#a61e4d", background="#fffaf5", font="humanist", radius=10),
)

EVENTS = AppSpec(
    name="Gather",
    tagline="What is on in the neighbourhood this month.",
    archetype="event",
    roles=(role("guest", "attendee"), role("organiser", "event", "event, attendee")),
    entities=(
        entity(
            "event",
            "title*; description:long_text; date:date; start time:time; location; capacity:number",
        ),
        entity("attendee", "name*; email:email; checked in:yes_no", "event"),
    ),
    features=("search", "calendar", "export"),
    theme=ThemeSpec(accent="#f2b705", background="#15171c", font="sans", radius=16),
)

FEED = AppSpec(
    name="Allotment",
    tagline="What is growing, who needs a hand, and what to do with all those courgettes.",
    archetype="social",
    roles=(role("gardener", "post, comment, like"),),
    entities=(
        entity("post", "title*; body:long_text"),
        entity("comment", "body*:long_text", "post"),
        entity("like", "reaction:choice(like,love,wow)", "post"),
    ),
    features=("search",),
    theme=ThemeSpec(accent="#3f7d20", background="#f8faf3", font="rounded", radius=20),
)

STOCK = AppSpec(
    name="Backroom",
    tagline="Know what is on the shelf before the customer asks.",
    archetype="inventory",
    roles=(role("keeper", "product, supplier, stock movement", "product"),),
    entities=(
        entity("product", "name*; stock:number; price:money; description:long_text", "supplier"),
        entity("supplier", "name*; email:email; phone:phone; lead time days:number"),
        entity(
            "stock movement",
            "kind:choice(in,out,adjust); quantity:number; date:date; reason",
            "product",
        ),
    ),
    features=("search", "low_stock", "export"),
    theme=ThemeSpec(accent="#475569", background="#f8fafc", radius=6),
)

CROWDFUNDING = AppSpec(
    name="Kindling",
    tagline="Neighbours funding the things a town needs.",
    archetype="crowdfunding",
    roles=(role("donor", "donation"), role("organiser", "campaign", "campaign")),
    entities=(
        entity("campaign", "title*; description:long_text; goal amount:money; ends on:date"),
        entity("donation", "amount*:money; date:date; message; anonymous:yes_no", "campaign"),
    ),
    features=("search", "progress"),
    theme=ThemeSpec(accent="#c2410c", background="#fffdf9", radius=16, font="serif"),
)

HOSTILE = AppSpec(
    name="{{ 7*7 }} <script>alert(1)</script> \"'; DROP",
    tagline="{% load x %} </title><img src=x onerror=alert(2)> \\ ''' \"\"\" %s {0}",
    archetype="{% nonsense %}",
    roles=(
        RoleSpec(name="Designer's"),
        RoleSpec(name="class"),
        RoleSpec(name="🦄"),
        RoleSpec(name="\u202eمدير"),
    ),
    entities=(
        entity(
            "class", "class; def; id; pk; objects; owner; save; delete; clean; check; created at"
        ),
        entity("Designer's", "{{ name }}; <b>bold</b>:long_text; '; DROP TABLE x; --:number"),
        entity(
            "3D print",
            "1st; 2nd:date; get status display; status:choice({{ a }},<i>b</i>,',\")",
            "class",
        ),
        entity("🦄", "🌈; ☃:choice(❄,☀,)", "class", "3D print", "Designer's", "nobody"),
        entity("حجز", "تاريخ:date; ملاحظات:long_text", "🦄"),
        entity("预订", "名称; 价格:money", "حجز", "预订"),
        entity("message", "request; user; messages; csrf token", "class"),
        entity("User", "name; email:email; User", "message"),
        entity("admin", "class id; class; admin", "class"),
        entity("Message", "duplicate; name", "admin"),
        entity("None", "None; True; import; _private__thing_; name:rating"),
        entity('print\\n"""', "a:time; b:yes_no; c:phone; d:link; e:decimal"),
    ),
    features=(
        "search",
        "export",
        "calendar",
        "board",
        "chart",
        "reviews",
        "low_stock",
        "approval",
        "progress",
    ),
    theme=ThemeSpec(accent="#ffff00", background="#808080", radius=0),
)

#: One app for each kind of front page.
PRODUCTS = (
    BOOKING, STORE, COURSE, TRACKER, BOARD, DIRECTORY, EVENTS, FEED, STOCK, CROWDFUNDING,
)  # fmt: skip
