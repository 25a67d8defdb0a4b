"""The options of a choice as rows store them: what a row says means the same for ever."""

from cofounder.appspec import names
from cofounder.appspec.spec import FieldSpec

#: (stored value, words) of each.
Options = tuple[tuple[str, str], ...]


def stored_options(field: FieldSpec) -> tuple[Options, Options]:
    """Return the options that *field* offers, and those retired that older rows may still say.

    Values go by the order in which options came, not by what is offered now.
    """
    taken: set[str] = set()
    values: dict[str, str] = {}
    for option in (*field.history, *field.choices):
        if names.key(option) not in values:
            values[names.key(option)] = names.stored(option, taken)
    offered = {names.key(option) for option in field.choices}
    gone = [option for option in field.history if names.key(option) not in offered]
    return (
        tuple((values[names.key(option)], names.label(option)) for option in field.choices),
        tuple((values[names.key(option)], names.label(option)) for option in gone),
    )
