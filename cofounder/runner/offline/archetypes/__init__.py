"""The kinds of products the built-in co-founder recognises."""

from cofounder.runner.offline.archetypes.gathering import GATHERING
from cofounder.runner.offline.archetypes.growing import GROWING
from cofounder.runner.offline.archetypes.meeting import MEETING
from cofounder.runner.offline.archetypes.running import RUNNING
from cofounder.runner.offline.archetypes.selling import SELLING
from cofounder.runner.offline.archetypes.shape import Archetype

#: Every archetype by its key; "generic" is for what we do not recognise.
ARCHETYPES: dict[str, Archetype] = {
    archetype.key: archetype for archetype in (*MEETING, *SELLING, *GROWING, *RUNNING, *GATHERING)
}
