"""What becomes of the entities of an app, and of who may do what with them."""

from cofounder.appspec import names
from cofounder.appspec.changes import fields
from cofounder.appspec.changes.finding import ChangeImpossible, entity_in, quoted, several
from cofounder.appspec.changes.operations import AddEntity, AddLink, RemoveEntity, RenameEntity
from cofounder.appspec.render.plan import resolve
from cofounder.appspec.spec import AppSpec, EntitySpec, RoleSpec
from cofounder.appspec.whole import MOST_ENTITIES, MOST_FIELDS


def add(spec: AppSpec, change: AddEntity) -> AppSpec:
    """Return *spec* with one entity more, its rights given."""
    if len(spec.entities) >= MOST_ENTITIES:
        raise ChangeImpossible(
            f"The app keeps track of {MOST_ENTITIES} things already, the most there can be."
        )
    wanted = change.entity
    name = _free_name(spec, wanted.name)
    links = tuple(entity_in(spec, other).name for other in wanted.belongs_to)
    entity = EntitySpec(name=name, plural=_plural(wanted.plural), archetype=wanted.archetype)
    entity = entity.model_copy(update={"belongs_to": tuple(dict.fromkeys(links))})
    if len(wanted.fields) > MOST_FIELDS:
        raise ChangeImpossible(f"One thing holds {MOST_FIELDS} fields at most.")
    for field in wanted.fields:
        free = field.model_copy(update={"name": fields.free_name(entity, field.name)})
        if free.kind == "choice" and free.choices:
            free = free.model_copy(update={"choices": fields.options(free.choices)})
        entity = entity.model_copy(update={"fields": (*entity.fields, free)})
    known = {names.key(role.name): role.name for role in spec.roles}
    unknown = [role for role in change.may_add if names.key(role) not in known]
    if unknown:
        raise ChangeImpossible(f"Nobody signs in as “{names.shown(unknown[0], 40)}”.")
    adders = {known[names.key(role)] for role in change.may_add} or set(known.values())
    roles = tuple(
        role.model_copy(update={"may_add": (*role.may_add, name)}) if role.name in adders else role
        for role in spec.roles
    )
    grown = spec.model_copy(update={"entities": (*spec.entities, entity), "roles": roles})
    return _trusted_as_before(spec, grown)


def rename(spec: AppSpec, change: RenameEntity) -> AppSpec:
    """Return *spec* with an entity called something else, links and rights included."""
    entity = entity_in(spec, change.entity)
    name, plural = _free_name(spec, change.to, besides=entity), _plural(change.plural)
    if (name, plural or entity.plural) == (entity.name, entity.plural):
        raise ChangeImpossible(f"{several(entity, start=True)} are already called that.")
    for child in spec.entities:
        if entity.name in child.belongs_to and names.key(name) in (
            names.key(f.name) for f in child.fields
        ):
            raise ChangeImpossible(f"{several(child, start=True)} already have {quoted(name)}.")

    def called(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name if each == entity.name else each for each in found)

    return spec.model_copy(
        update={
            "entities": tuple(
                e.model_copy(
                    update={"name": name, "plural": plural}
                    if e is entity
                    else {"belongs_to": called(e.belongs_to)}
                )
                for e in spec.entities
            ),
            "roles": tuple(
                role.model_copy(
                    update={"may_add": called(role.may_add), "may_edit": called(role.may_edit)}
                )
                for role in spec.roles
            ),
        }
    )


def remove(spec: AppSpec, change: RemoveEntity) -> AppSpec:
    """Return *spec* without an entity, and without links and rights to it."""
    entity = entity_in(spec, change.entity)
    if len(spec.entities) == 1:
        raise ChangeImpossible(
            f"{several(entity, start=True)} are all that the app keeps track of."
        )
    hanging = [child for child in spec.entities if _hangs_on(spec, child, entity)]
    if hanging:
        raise ChangeImpossible(
            f"{several(hanging[0], start=True)} belong to {several(entity)} and would be about "
            "nothing: they would have to go first."
        )

    def without(found: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(each for each in found if each != entity.name)

    smaller = spec.model_copy(
        update={
            "entities": tuple(
                e.model_copy(update={"belongs_to": without(e.belongs_to)})
                for e in spec.entities
                if e is not entity
            ),
            "roles": tuple(
                role.model_copy(
                    update={"may_add": without(role.may_add), "may_edit": without(role.may_edit)}
                )
                for role in spec.roles
            ),
        }
    )
    return _trusted_as_before(spec, smaller)


def link(spec: AppSpec, change: AddLink) -> AppSpec:
    """Return *spec* in which each *entity* belongs to one *to*."""
    child, parent = entity_in(spec, change.entity), entity_in(spec, change.to)
    if parent.name in child.belongs_to:
        raise ChangeImpossible(f"{several(child, start=True)} already belong to {several(parent)}.")
    if names.key(parent.name) in (names.key(field.name) for field in child.fields):
        raise ChangeImpossible(
            f"{several(child, start=True)} already have {quoted(parent.name)} in words."
        )
    if _reaches(spec, parent, child):
        raise ChangeImpossible(
            f"{several(parent, start=True)} belong to {several(child)}; it cannot be both ways."
        )
    return fields.put(spec, child, belongs_to=(*child.belongs_to, parent.name))


def _reaches(spec: AppSpec, start: EntitySpec, goal: EntitySpec) -> bool:
    """Tell whether *start* is *goal* or belongs to it, however indirectly."""
    return start is goal or any(
        _reaches(spec, entity_in(spec, other), goal) for other in start.belongs_to
    )


def _hangs_on(spec: AppSpec, child: EntitySpec, parent: EntitySpec) -> bool:
    """Tell whether *child* says nothing without *parent*: it has no name and no other link."""
    own = next(e for e in resolve(spec).entities if e.name == child.name)
    return child.belongs_to == (parent.name,) and own.title is None


def _free_name(spec: AppSpec, wanted: str, besides: EntitySpec | None = None) -> str:
    name = names.shown(wanted, 40)
    if not name:
        raise ChangeImpossible("What the app keeps track of needs a name.")
    taken = {names.key(entity.name) for entity in spec.entities if entity is not besides}
    if names.key(name) in taken:
        raise ChangeImpossible(f"The app already keeps track of “{name}”.")
    return name


def _plural(wanted: str) -> str:
    plural = names.shown(wanted)
    if len(plural) > 40:
        raise ChangeImpossible(f"“{plural}” is too long for a name: 40 characters at most.")
    return plural


def _trusted_as_before(before: AppSpec, after: AppSpec) -> AppSpec:
    """Return *after* with the same roles in charge as *before*.

    A role is trusted when it may change more than half of what is kept, and strangers may sign
    up as the others. So what is counted must not open a door, or lock one, by the way.
    """
    app = resolve(before)
    trusted = {role.name for role in app.roles if app.is_trusted(role)}
    known = tuple(entity.name for entity in after.entities)

    def kept(role: RoleSpec) -> RoleSpec:
        may_edit = role.may_edit
        if role.name in trusted:
            new = [name for name in known if name not in (e.name for e in before.entities)]
            may_edit = (*may_edit, *new)
            if 2 * len(may_edit) <= len(known):
                may_edit = known
        while role.name not in trusted and 2 * len(may_edit) > len(known):
            # What it adds itself it can change anyway.
            spare = next((n for n in reversed(may_edit) if n in role.may_add), may_edit[-1])
            may_edit = tuple(name for name in may_edit if name != spare)
        return role.model_copy(update={"may_edit": may_edit})

    return after.model_copy(update={"roles": tuple(map(kept, after.roles))})
