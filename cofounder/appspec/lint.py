"""Make any valid ``AppSpec`` renderable, and its promises honest about what can be checked."""

from cofounder.appspec import names, parts, paths
from cofounder.appspec.spec import (
    AppSpec,
    CreateAndFind,
    FeatureProbe,
    NeedsSignIn,
    NotOffered,
    NotTestable,
    Probe,
    SearchFinds,
    SignUp,
)
from cofounder.appspec.whole import made_whole


def tidy(spec: AppSpec) -> AppSpec:
    """Return *spec* with every name usable and every reference pointing at something.

    A check of something that the app will not have becomes ``NotTestable``: a promise is never
    called broken because nobody could try it. Doing it twice changes nothing more.
    """
    whole = made_whole(spec)
    promises = tuple(
        promise.model_copy(update={"check": _check(promise.check, whole)})
        for promise in whole.promises
    )
    return whole.model_copy(update={"promises": promises})


def _searchable(spec: AppSpec, name: str) -> bool:
    """Tell whether words can find a row: it or what it belongs to has words of its own."""
    by_name = {entity.name: entity for entity in spec.entities}
    about = [name, *by_name[name].belongs_to]
    fields = [field for each in about if each in by_name for field in by_name[each].fields]
    worded = any(field.kind in {"text", "long_text", "email", "phone"} for field in fields)
    return "search" in spec.features and worded


def _check(check: Probe, spec: AppSpec) -> Probe:
    """Return *check* spelled as the spec is, or say honestly that it cannot be tested."""
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
