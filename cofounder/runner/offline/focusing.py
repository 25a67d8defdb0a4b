"""What remains of the things an app keeps after narrowing and after wishes."""

from cofounder.runner.offline import extras, wishes
from cofounder.runner.offline.archetypes.shape import Archetype
from cofounder.runner.offline.choosing import Thing, place_of
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import DEPENDENT
from cofounder.runner.offline.things import own_thing, things_named


def focused(
    things: tuple[Thing, ...], narrow: tuple[str, ...], archetype: Archetype
) -> tuple[tuple[Thing, ...], tuple[str, ...]]:
    """Return the things after narrowing, and the names of those it is now about.

    What a narrowing names leads or joins; what it does not name stays and can wait.
    """
    focus: tuple[str, ...] = ()
    for words in narrow:
        without, _ = things_named(words)
        lead, rest = things[0], things[1:]
        rest = tuple(t for t in rest if not {t.key or t.name, t.name} & without)
        things = (lead, *rest)
        named = [t for t in wishes.named_in(words, things) if not {t.key, t.name} & without]
        new = [t for t in named if t not in things and t.name.rsplit(" ", 1)[-1] not in ACTORS][:2]
        held = [t for t in named if t in things]
        if not held and not new:
            continue
        leads = [t for t in held if t.group not in DEPENDENT] or [
            lead,
            *(t for t in new if place_of(archetype, t) <= place_of(archetype, lead)),
        ][-1:]
        things = tuple(dict.fromkeys((leads[0], *held, *new, *things)))
        focus = tuple(dict.fromkeys(t.name for t in (*held, *new)))
    return things, focus


def with_wish(things: tuple[Thing, ...], wish: wishes.Wish) -> tuple[Thing, ...]:
    """Return *things* with those a plan adds, and without those it leaves out; the lead stays."""
    titles = {title for title, _ in extras.TITLES.values()}
    have = {thing.name for thing in things}
    new = [own_thing(name) for name in wish.wants if name not in titles | have]
    kept = [t for t in things[1:] if t.name not in wish.drops]
    return (things[0], *kept, *(t for t in new if t is not None))
