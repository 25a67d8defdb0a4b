"""The structure of a spec made whole: nothing doubled, dangling, circular or empty."""

from cofounder.appspec import names
from cofounder.appspec.spec import AppSpec, EntitySpec, FieldSpec, PromiseSpec, RoleSpec

MOST_ENTITIES = 12
MOST_FIELDS = 20
MOST_ROLES = 6
MOST_CHOICES = 12
DEFAULT_CHOICES = ("New", "In progress", "Done")


def made_whole(spec: AppSpec) -> AppSpec:
    """Return *spec* with every name usable and every reference between entities and roles sound.

    Promises keep their checks; ``lint.tidy`` sees to those.
    """
    entities = _without_cycles(_merged(spec.entities))[:MOST_ENTITIES]
    if not entities:
        entities = [EntitySpec(name="item", fields=(FieldSpec(name="name", required=True),))]
    known = {names.key(e.name): e.name for e in entities}
    entities = [_linked(entity, known) for entity in entities]
    roles = _roles(spec.roles, known)
    return spec.model_copy(
        update={
            "name": names.shown(spec.name) or "My app",
            "tagline": names.shown(spec.tagline, 200),
            "archetype": names.key(spec.archetype)[:40] or "generic",
            "roles": tuple(roles),
            "entities": tuple(entities),
            "features": tuple(dict.fromkeys(spec.features)),
            "promises": tuple(_promise(p) for p in spec.promises),
        }
    )


def _promise(promise: PromiseSpec) -> PromiseSpec:
    return promise.model_copy(update={"text": names.shown(promise.text, 200)})


def _merged(entities: tuple[EntitySpec, ...]) -> list[EntitySpec]:
    """Join entities of the same name; drop those without one."""
    found: dict[str, EntitySpec] = {}
    for entity in entities:
        name = names.shown(entity.name, 40)
        if not name:
            continue
        first = found.get(names.key(name))
        if first is None:
            found[names.key(name)] = entity.model_copy(
                update={
                    "name": name,
                    "plural": names.shown(entity.plural, 40),
                    "archetype": names.key(entity.archetype)[:40],
                }
            )
        else:
            found[names.key(name)] = first.model_copy(
                update={
                    "fields": first.fields + entity.fields,
                    "belongs_to": first.belongs_to + entity.belongs_to,
                }
            )
    return list(found.values())


def _without_cycles(entities: list[EntitySpec]) -> list[EntitySpec]:
    """Drop the links that close a circle, keeping those named earlier."""
    parents: dict[str, set[str]] = {names.key(e.name): set() for e in entities}

    def reaches(start: str, goal: str) -> bool:
        return start == goal or any(reaches(p, goal) for p in parents[start])

    kept = []
    for entity in entities:
        own, links = names.key(entity.name), []
        for other in entity.belongs_to:
            parent = names.key(other)
            if parent in parents and parent not in parents[own] and not reaches(parent, own):
                parents[own].add(parent)
                links.append(other)
        kept.append(entity.model_copy(update={"belongs_to": tuple(links)}))
    return kept


def _linked(entity: EntitySpec, known: dict[str, str]) -> EntitySpec:
    """Spell links as their entities are spelled, and clean the fields."""
    links = dict.fromkeys(known[k] for k in map(names.key, entity.belongs_to) if k in known)
    fields: dict[str, FieldSpec] = {}
    for field in entity.fields:
        name = names.shown(field.name, 40)
        # A field that repeats a link would say the same thing twice.
        if not name or names.key(name) in fields or names.key(name) in map(names.key, links):
            continue
        fields[names.key(name)] = field.model_copy(
            update={"name": name, "choices": _choices(field), "history": _history(field)}
        )
    kept = tuple(list(fields.values())[:MOST_FIELDS])
    if not kept:
        kept = (FieldSpec(name="name", required=True),)
    return entity.model_copy(update={"fields": kept, "belongs_to": tuple(links)})


def _choices(field: FieldSpec) -> tuple[str, ...]:
    if field.kind != "choice":
        return ()
    return _unique(field.choices)[:MOST_CHOICES] or DEFAULT_CHOICES


def _history(field: FieldSpec) -> tuple[str, ...]:
    return _unique(field.history) if field.kind == "choice" else ()


def _unique(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return *options* fit to be shown, each once."""
    shown = (names.shown(option, 40) for option in options)
    unique = {names.key(option): option for option in reversed([o for o in shown if o])}
    return tuple(reversed(unique.values()))


def _roles(roles: tuple[RoleSpec, ...], known: dict[str, str]) -> list[RoleSpec]:
    """Return usable roles; every entity can be added by at least one of them."""
    found: dict[str, RoleSpec] = {}
    for role in roles:
        name = names.shown(role.name, 40)
        if name and names.key(name) not in found:
            found[names.key(name)] = RoleSpec(
                name=name,
                may_add=_known(role.may_add, known),
                may_edit=_known(role.may_edit, known),
            )
    kept = list(found.values())[:MOST_ROLES] or [RoleSpec(name="member")]
    if not any(role.may_add for role in kept):
        return [role.model_copy(update={"may_add": tuple(known.values())}) for role in kept]
    orphans = tuple(n for n in known.values() if not any(n in role.may_add for role in kept))
    if orphans:
        busiest = max(kept, key=lambda role: (len(role.may_edit), len(role.may_add)))
        fuller = busiest.model_copy(update={"may_add": busiest.may_add + orphans})
        kept = [fuller if role is busiest else role for role in kept]
    return kept


def _known(wanted: tuple[str, ...], known: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[k] for k in map(names.key, wanted) if k in known))
