"""The words for the people and the main thing of one project, to fill sentences with."""

from dataclasses import dataclass

from cofounder.runner.offline.choosing import Thing
from cofounder.runner.offline.lexicon.actors import ACTORS
from cofounder.runner.offline.lexicon.shape import Side
from cofounder.runner.offline.reading import Reading
from cofounder.runner.offline.wording import capitalised, plural, singular, with_article


@dataclass(frozen=True)
class Vocabulary:
    """Names in the singular; an empty one means that side does not exist here."""

    seeker: str
    provider: str
    organiser: str
    lead: str
    people: str = ""
    name: str = ""

    @property
    def seekers(self) -> str:
        """Those who seek, in the plural."""
        return plural(self.seeker or self.organiser or self.provider or "member")

    def fill(self, template: str) -> str:
        """Return *template* with its placeholders filled; a founder's braces stay as they are."""
        seeker = self.seeker or self.organiser or self.provider or "member"
        provider = self.provider or self.organiser or seeker
        organiser = self.organiser or provider
        words = {"seeker": seeker, "provider": provider, "organiser": organiser, "lead": self.lead}
        values: dict[str, str] = {"name": self.name}
        for key, word in words.items():
            many = plural(word)
            values |= {key: word, f"{key}s": many, f"a_{key}": with_article(word)}
            values |= {
                key.capitalize(): capitalised(word),
                f"{key.capitalize()}s": capitalised(many),
            }
        return template.format(**values)

    def sides(self) -> tuple[tuple[str, Side], ...]:
        """Return the existing sides as (name, side)."""
        pairs: tuple[tuple[str, Side], ...] = (
            (self.seeker, "seeker"),
            (self.provider, "provider"),
            (self.organiser, "organiser"),
        )
        return tuple((name, side) for name, side in pairs if name)


def vocabulary(reading: Reading, things: tuple[Thing, ...], audience: str) -> Vocabulary:
    """Return the words of a project; *audience* is what the founder answered, if anything."""
    lead = things[0]
    archetype = reading.archetype
    by_side: dict[Side, str] = {}
    for actor in reading.actors:
        if actor.name != lead.name and not lead.name.endswith(" " + actor.name):
            by_side.setdefault(actor.side, actor.name)
    said = singular(audience or reading.audience)
    named = bool(said) and said not in ("people", "person") and len(said.split()) <= 3
    if named and said != lead.name:
        by_side[ACTORS.get(said.rsplit(" ", 1)[-1], "seeker")] = said
    seeker = by_side.get("seeker", "") or archetype.seeker
    offers = lead.group == "provider" and archetype.provider
    usual = archetype.provider if archetype.seeker or "seeker" not in by_side else ""
    provider = lead.name if offers else by_side.get("provider", "") or usual
    organiser = archetype.organiser and (by_side.get("organiser", "") or archetype.organiser)
    if provider == seeker:
        provider = archetype.provider if archetype.provider != seeker else ""
    if organiser in (seeker, provider):
        organiser = "" if archetype.organiser in (seeker, provider) else archetype.organiser
    if not archetype.provider and provider and provider in (lead.name, seeker):
        provider = ""
    return Vocabulary(
        seeker=seeker,
        provider=provider,
        organiser=organiser,
        lead=lead.name,
        people=plural(said) if named else "",
    )
