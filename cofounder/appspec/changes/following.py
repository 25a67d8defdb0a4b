"""Which entity, and which field or link, is which before and after an operation."""

from cofounder.appspec import names
from cofounder.appspec.changes.operations import Operation, RenameEntity, RenameField
from cofounder.appspec.render.plan import App, Entity


def columns(app: App, entity: Entity) -> dict[str, str]:
    """Return what *entity* keeps in columns: key of a field or “@key” of a link -> identifier."""
    fields = {names.key(field.name): field.ident for field in entity.fields}
    return fields | {f"@{names.key(to.name)}": link.ident for link, to in app.parents(entity)}


def entity_after(operation: Operation, key: str) -> str:
    """Return the key after *operation* of the entity that had *key*."""
    if isinstance(operation, RenameEntity) and _key(operation.entity) == key:
        return _key(operation.to)
    return key


def column_after(operation: Operation, entity: str, key: str) -> str:
    """Return the key after *operation* of the column *key* of the entity that had *entity*."""
    if key.startswith("@"):
        return f"@{entity_after(operation, key[1:])}"
    if (
        isinstance(operation, RenameField)
        and _key(operation.entity) == entity
        and _key(operation.field) == key
    ):
        return _key(operation.to)
    return key


def _key(words: str) -> str:
    return names.key(names.shown(words, 40))
