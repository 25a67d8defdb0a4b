"""The resolved app: a tidied spec with every identifier, address and part of a row decided."""

from dataclasses import dataclass, replace
from functools import lru_cache

from cofounder.appspec import names
from cofounder.appspec.render.options import stored_options
from cofounder.appspec.spec import AppSpec, FieldSpec, ThemeSpec
from cofounder.appspec.whole import made_whole

TITLE_WORDS = ("name", "title", "subject", "headline", "reference", "number", "symbol")
STATUS_WORDS = ("status", "stage", "state", "phase", "progress")
STOCK_WORDS = ("stock", "quantity in stock", "in stock", "stock level", "units in stock")
CONTACT_WORDS = {"email", "mail", "phone", "telephone", "mobile", "whatsapp"}
#: The password of every demo account; they exist only where ``seed`` was run.
DEMO_PASSWORD = "demo-pass-123"
DAY_WORDS = (
    "date", "day", "when", "start date", "starts on", "planned for", "available on", "week of",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """One column: its identifier, its words, and what kind of thing it holds."""

    ident: str
    name: str
    kind: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()  # (stored value, words)
    retired: tuple[tuple[str, str], ...] = ()  # no longer offered, but rows may say them
    later: bool = False  # rows from before it was asked for have nothing here

    @property
    def label(self) -> str:
        """The words above the field in a form."""
        return names.label(self.name)

    @property
    def contact(self) -> bool:
        """Tell whether this is how to reach somebody, which is shown to members only."""
        words = set(names.ascii_words(self.name))
        return self.kind in ("email", "phone") or (
            self.kind == "text" and bool(words & CONTACT_WORDS)
        )


@dataclass(frozen=True)
class Parent:
    """A link from one entity to another; *accessor* is the way back."""

    ident: str
    entity: str  # ident of the parent
    accessor: str


@dataclass(frozen=True)
class Role:
    """A kind of user. *may_add* and *may_edit* hold entity identifiers."""

    ident: str
    name: str
    may_add: tuple[str, ...]
    may_edit: tuple[str, ...]

    @property
    def label(self) -> str:
        """The role's name with a capital."""
        return names.label(self.name)

    @property
    def demo_user(self) -> str:
        """The user name of the role's demo account."""
        return f"demo-{self.ident.replace('_', '-')}"


@dataclass(frozen=True)
class Entity:
    """One kind of thing, with the fields that play a part on its pages."""

    name: str
    ident: str
    cls: str
    many: str  # plural identifier, for lists in templates and accessors
    slug: str
    plural_name: str
    archetype: str
    fields: tuple[Field, ...]
    parents: tuple[Parent, ...]

    @property
    def label(self) -> str:
        """The entity's name with a capital."""
        return names.label(self.name)

    @property
    def plural(self) -> str:
        """The plural with a capital, as navigation and headings show it."""
        return names.label(self.plural_name)

    @property
    def one(self) -> str:
        """The name inside a sentence."""
        return names.inside(self.name)

    @property
    def several(self) -> str:
        """The plural inside a sentence."""
        return names.inside(self.plural_name)

    def first(self, *kinds: str) -> Field | None:
        """Return the first field of one of *kinds*."""
        return next((f for f in self.fields if f.kind in kinds), None)

    def called(self, *wanted: str) -> Field | None:
        """Return the first field that is called one of *wanted*, best first."""
        by_name = {names.key(f.name): f for f in self.fields}
        return next((by_name[w] for w in wanted if w in by_name), None)

    @property
    def title(self) -> Field | None:
        """The field that names a row, if there is one."""
        named = self.called(*TITLE_WORDS)
        if named and named.kind in ("text", "link") and not named.contact:
            return named
        texts = [f for f in self.fields if f.kind == "text" and not f.contact]
        # What came later names no row: those from before would all be called the same.
        return next((f for f in texts if f.required and not f.later), None) or (
            None if self.parents or self.day else next(iter(texts), None)
        )

    @property
    def day(self) -> Field | None:
        """The date that places a row in time."""
        return self.called(*DAY_WORDS) if self._called_date() else self.first("date")

    def _called_date(self) -> bool:
        named = self.called(*DAY_WORDS)
        return named is not None and named.kind == "date"

    @property
    def status(self) -> Field | None:
        """The choice that says how far a row is."""
        named = self.called(*STATUS_WORDS)
        return named if named and named.kind == "choice" else None

    @property
    def body(self) -> Field | None:
        """The long text of a row."""
        return self.first("long_text")

    @property
    def stock(self) -> Field | None:
        """The number that can run low."""
        counted = ("quantity",) if self.title and not (self.day or self.status) else ()
        named = self.called(*STOCK_WORDS, *counted)
        return named if named and named.kind == "number" else None

    @property
    def percent(self) -> Field | None:
        """A number from 0 to 100 that says how far a row is."""
        return next(
            (
                f
                for f in self.fields
                if f.kind == "number" and {"progress", "percent"} & set(names.ascii_words(f.name))
            ),
            None,
        )


@dataclass(frozen=True)
class App:
    """A whole app, resolved."""

    name: str
    tagline: str
    archetype: str
    roles: tuple[Role, ...]
    entities: tuple[Entity, ...]
    features: tuple[str, ...]
    theme: ThemeSpec

    def entity(self, ident: str) -> Entity:
        """Return the entity with this identifier."""
        return next(e for e in self.entities if e.ident == ident)

    def parents(self, entity: Entity) -> list[tuple[Parent, Entity]]:
        """Return what *entity* belongs to."""
        return [(p, self.entity(p.entity)) for p in entity.parents]

    def children(self, entity: Entity) -> list[tuple[Parent, Entity]]:
        """Return what belongs to *entity*, each with its link."""
        return [(p, e) for e in self.entities for p in e.parents if p.entity == entity.ident]

    def is_trusted(self, role: Role) -> bool:
        """Tell whether *role* may change more than half of what is kept, whoever added it."""
        return 2 * len(set(role.may_edit)) > len(self.entities)

    @property
    def open_roles(self) -> tuple[Role, ...]:
        """The roles that a stranger may sign up as: those that are not trusted.

        Where every role is trusted it is the least trusted one, and whoever signs up after the
        first stays limited to what is their own.
        """
        found = tuple(role for role in self.roles if not self.is_trusted(role))
        return found or (min(self.roles, key=lambda r: (len(r.may_edit), len(r.may_add))),)

    def has(self, feature: str) -> bool:
        """Tell whether the founder asked for *feature*."""
        return feature in self.features


def resolve(spec: AppSpec) -> App:
    """Return the app that *spec* describes, with all names decided."""
    return _resolve(spec)


@lru_cache(maxsize=64)
def _resolve(spec: AppSpec) -> App:
    spec = made_whole(spec)
    idents, classes = set(names.OUR_WORDS), set(names.CLASS_WORDS)
    many, slugs = set(names.OUR_WORDS), {"admin", "login", "logout", "signup", "account"}
    slugs |= {"healthz", "static", "home", "media", "demo"}
    drafts: dict[str, Entity] = {}
    for entity in spec.entities:
        plural = entity.plural or names.plural(entity.name)
        ident = names.identifier(entity.name, idents)
        drafts[entity.name] = Entity(
            name=entity.name,
            ident=ident,
            cls=names.class_name(entity.name, classes),
            many=names.identifier(plural, many, f"{ident}_list"),
            slug=names.slug(plural, slugs, names.plural(ident).replace("_", "-")),
            plural_name=plural,
            archetype=entity.archetype,
            fields=(),
            parents=(),
        )
    taken: dict[str, set[str]] = {}
    for entity in spec.entities:
        draft = drafts[entity.name]
        parents = [drafts[name].ident for name in entity.belongs_to]
        own = taken[draft.ident] = set(names.MODEL_ATTRIBUTES) | set(parents)
        own |= {f"{parent}_id" for parent in parents}
        fields = tuple(_field(field, own) for field in entity.fields)
        links = tuple(Parent(parent, parent, "") for parent in parents)
        drafts[entity.name] = _with_title(replace(draft, fields=fields, parents=links))
    # The way back is an attribute of the parent, so it must not hide one of its fields.
    for name, entity in drafts.items():
        drafts[name] = replace(
            entity,
            parents=tuple(
                replace(p, accessor=names.identifier(entity.plural_name, taken[p.entity], "items"))
                for p in entity.parents
            ),
        )
    by_name = {entity.name: entity.ident for entity in drafts.values()}
    role_names: set[str] = set()
    return App(
        name=spec.name,
        tagline=spec.tagline,
        archetype=spec.archetype,
        roles=tuple(
            Role(
                ident=names.identifier(role.name, role_names, "role"),
                name=role.name,
                may_add=tuple(by_name[n] for n in role.may_add),
                may_edit=tuple(by_name[n] for n in role.may_edit),
            )
            for role in spec.roles
        ),
        entities=tuple(drafts.values()),
        features=spec.features,
        theme=spec.theme,
    )


def _field(field: FieldSpec, taken: set[str]) -> Field:
    choices, retired = stored_options(field)
    ident = names.identifier(field.name, taken, "field")
    taken.add(f"{ident}_id")
    return Field(ident, field.name, field.kind, field.required, choices, retired, field.later)


def _with_title(entity: Entity) -> Entity:
    """A row nobody can name cannot be found again, so its title is always asked for."""
    title = entity.title
    if title is None:
        return entity
    fields = tuple(replace(f, required=True) if f is title else f for f in entity.fields)
    return replace(entity, fields=fields)
