"""Make any valid ``AppSpec`` renderable, and its promises honest about what can be checked."""

from cofounder.appspec import names, parts, paths
from cofounder.appspec.spec import (
    AppSpec,
    ChoicesOffered,
    CreateAndFind,
    EntityGone,
    EntityNamed,
    FeatureGone,
    FeatureProbe,
    FieldGone,
    FieldKept,
    FieldProbe,
    FieldRequired,
    FieldSpec,
    LookIs,
    NeedsSignIn,
    NotOffered,
    NotTestable,
    Probe,
    SearchFinds,
    SignUp,
)
from cofounder.appspec.whole import made_whole

#: Features whose absence can be seen, and the probe that tells where they would be.
_SEEN_GONE = {"search": "", "export": "export_holds", "calendar": "calendar_shows",
              "board": "board_moves"}  # fmt: skip


def tidy(spec: AppSpec) -> AppSpec:
    """Return *spec* with every name usable and every reference pointing at something.

    A check of something that the app will not have becomes ``NotTestable``: a promise is never
    called broken because nobody could try it. Doing it twice changes nothing more.
    """
    whole = made_whole(spec)
    promises = tuple(
        promise.model_copy(update={"check": checked(promise.check, whole)})
        for promise in whole.promises
    )
    return whole.model_copy(update={"promises": promises})


def _about_entity(check: FieldProbe | EntityNamed, spec: AppSpec) -> Probe:
    """Return a check about an entity or one of its fields, spelled as the spec is."""
    entity = next((e for e in spec.entities if names.key(e.name) == names.key(check.entity)), None)
    if entity is None:
        return NotTestable()
    if isinstance(check, EntityNamed):
        return check.model_copy(update={"entity": entity.name})
    fields = {names.key(field.name): field for field in entity.fields}
    links = {names.key(name): name for name in entity.belongs_to}
    key = names.key(check.field)
    if isinstance(check, FieldGone):
        known = key in fields or key in links
        return NotTestable() if known else check.model_copy(update={"entity": entity.name})
    if key in links and isinstance(check, FieldKept):
        name = links[key]
    elif key in fields and _fits(check, fields[key], spec):
        name = fields[key].name
    else:
        return NotTestable()
    changes = {"entity": entity.name, "field": name}
    if isinstance(check, FieldKept):
        roles = {names.key(role.name): role.name for role in spec.roles}
        role = roles.get(names.key(check.role), "")
        changes["role"] = role if role in paths.who_may_add(spec, entity.name) else ""
    return check.model_copy(update=changes)


def _fits(check: FieldProbe, field: FieldSpec, spec: AppSpec) -> bool:
    """Tell whether *check* can be tried on *field* and says what the app will do."""
    if isinstance(check, ChoicesOffered):
        return field.kind == "choice"
    if isinstance(check, FieldRequired):
        always = field.kind in ("choice", "yes_no")
        return not always and parts.asked(spec, check.entity, field.name) == check.required
    return True


def _searchable(spec: AppSpec, name: str) -> bool:
    """Tell whether words can find a row: it or what it belongs to has words of its own."""
    by_name = {entity.name: entity for entity in spec.entities}
    about = [name, *by_name[name].belongs_to]
    fields = [field for each in about if each in by_name for field in by_name[each].fields]
    worded = any(field.kind in {"text", "long_text", "email", "phone"} for field in fields)
    return "search" in spec.features and worded


def checked(check: Probe, spec: AppSpec) -> Probe:
    """Return *check* spelled as the whole *spec* is, or say honestly that it cannot be tested."""
    if isinstance(check, FieldProbe | EntityNamed):
        return _about_entity(check, spec)
    if isinstance(check, EntityGone):
        taken = any(paths.list_path(spec, e.name) == check.path for e in spec.entities)
        return NotTestable() if taken else check
    if isinstance(check, FeatureGone):
        probe = _SEEN_GONE.get(check.feature)
        shown = check.feature in spec.features or bool(probe and parts.having(spec, probe))
        return NotTestable() if shown or probe is None else check
    if isinstance(check, LookIs):
        return check if getattr(spec.theme, check.what) == check.to else NotTestable()
    roles = {names.key(role.name): role.name for role in spec.roles}
    if isinstance(check, FeatureProbe):
        found = parts.having(spec, check.probe)
        wanted = [name for name in found if names.key(check.entity) in ("", names.key(name))]
        return check.model_copy(update={"entity": wanted[0]}) if wanted else NotTestable()
    if isinstance(check, CreateAndFind | NeedsSignIn | SearchFinds):
        known = {names.key(entity.name): entity.name for entity in spec.entities}
        entity = known.get(names.key(check.entity))
        if entity is None or (isinstance(check, SearchFinds) and not _searchable(spec, entity)):
            return NotTestable()
        changes = {"entity": entity}
        if isinstance(check, CreateAndFind):
            changes["role"] = roles.get(names.key(check.role), "")
        return check.model_copy(update=changes)
    if isinstance(check, SignUp | NotOffered):
        role = roles.get(names.key(check.role), "")
        # Nobody makes themselves a trusted role; where all are, the first account is trusted.
        refused = role not in paths.open_roles(spec) and not paths.all_trusted(spec)
        wanted = refused if isinstance(check, NotOffered) else role in paths.open_roles(spec)
        return check.model_copy(update={"role": role}) if role and wanted else NotTestable()
    return check
