"""Probes of what changes with time: days of a calendar, columns of a board, requests."""

from builds.probes.trial import MARKER, Broken, Trial, a, main_form, opened, seen
from cofounder.appspec import parts, paths
from cofounder.appspec.spec import ApprovalWaits, BoardMoves, CalendarShows
from cofounder.browsing import Form, NoSuchForm, Page

#: The columns of a board that hold the card at $path, by their headings without counts.
LANES = "//section[h2][.//article//a[@href=$path]]/h2/text()[1]"
#: The days of a calendar that link to $path, by their first words.
DAYS = "//td[.//a[@href=$path]]/*[1]"


def calendar_shows(trial: Trial, check: CalendarShows) -> str:
    """Add a row with a date and look for it in the calendar of that month."""
    field = parts.day_field(trial.spec, check.entity)
    address = parts.calendar_path(trial.spec, check.entity)
    with trial.signed_in(trial.adder(check.entity)) as person:
        form = main_form(opened(person.visit(paths.create_path(trial.spec, check.entity))))
        if field not in {element.get("name") for element in form.inputs}:
            raise Broken(f"The form for a new {check.entity} does not ask for a date.")
        added = trial.add_row(person, check.entity)
        month = opened(person.visit(f"{address}?month={added.day:%Y-%m}"))
    told = f"{added.day.day} {added.day:%B %Y}"
    days = seen(month, DAYS, path=added.page.path)
    if not days:
        raise Broken(f"Added {a(check.entity)} for {told} and it is not in the calendar.")
    if days != [str(added.day.day)]:
        raise Broken(f"Added {a(check.entity)} for {told}; the calendar shows it on {days[0]}.")
    return f"Added {a(check.entity)} for {told} and found it on that day of the calendar."


def board_moves(trial: Trial, check: BoardMoves) -> str:
    """Move a card by its form; look at the board again, also as somebody else."""
    address = parts.board_path(trial.spec, check.entity)
    mover = parts.who_decides(trial.spec, check.entity)[0]
    with trial.signed_in(mover) as person:
        form, path = _card(opened(person.visit(address)))
        name = opened(person.visit(path)).title
        to, words = _elsewhere(form)
        before = _lane(opened(person.visit(address)), path)
        opened(person.submit(form, to=to))
        after = _lane(opened(person.visit(address)), path)
    if after != words:
        raise Broken(f"Moved “{name}” from {before} to {words}; the board shows it in {after}.")
    others = [role.name for role in trial.spec.roles if role.name != mover]
    if others and parts.members_see_all(trial.spec, check.entity):
        with trial.signed_in(others[0]) as somebody:
            elsewhere = _lane(opened(somebody.visit(address)), path)
        if elsewhere != words:
            raise Broken(f"Moved “{name}” to {words}; others still see it in {elsewhere}.")
    return f"Moved “{name}” from {before} to {words} and found it there."


def approval_waits(trial: Trial, check: ApprovalWaits) -> str:
    """Ask for something; it waits. Whoever asked cannot decide; whoever is in charge can."""
    spec, entity = trial.spec, check.entity
    status = parts.status(spec, entity)
    first, (to, decided) = status.choices[0][1], status.choices[1]
    askers = parts.who_only_asks(spec, entity)
    with trial.signed_in(askers[0] if askers else trial.adder(entity)) as person:
        path = trial.add_row(person, entity).page.path
        mine = opened(person.visit(path))
        if (now := _fact(mine, status.label)) != first:
            raise Broken(f"Asked for {a(entity)} and it did not wait as “{first}” but was “{now}”.")
        if askers and _moves(mine):
            raise Broken(f"Whoever asks for {a(entity)} can decide on it as well.")
        if askers:
            # Whatever it answers, what counts is that nothing changed.
            person.submit(main_form(opened(person.visit(f"{path}edit/"))), {status.field: to})
            if (now := _fact(opened(person.visit(path)), status.label)) != first:
                raise Broken(f"Whoever asked for {a(entity)} set it to “{now}” by editing it.")
    with trial.signed_in(parts.who_decides(spec, entity)[0]) as decider:
        page = opened(decider.visit(path))
        found = _moves(page)
        if not found:
            raise Broken(f"Nobody in charge could decide on {a(entity)} that was asked for.")
        opened(decider.submit(found[0], to=to))
        now = _fact(opened(decider.visit(path)), status.label)
    if now != decided:
        raise Broken(f"Decided “{decided}” on {a(entity)} and it stayed “{now}”.")
    return f"Asked for {a(entity)}: it waited as “{first}” until somebody in charge chose “{now}”."


def _card(board: Page) -> tuple[Form, str]:
    """Return the form that moves the first card of *board*, and the card's address."""
    found = [
        (form, links[0])
        for form in board.forms()
        if (links := form.element.xpath("ancestor::article[1]//a/@href"))
        and form.element.xpath('.//select[@name="to"]')
    ]
    # What the sample data holds reads better than what a probe added.
    for form, path in found:
        if not form.element.xpath("string(ancestor::article[1])").strip().startswith(MARKER):
            return form, path
    if found:
        return found[0]
    raise NoSuchForm("The board has no card that somebody in charge could move.")


def _elsewhere(form: Form) -> tuple[str, str]:
    """Return a column that the card of *form* is not in: its value and its heading."""
    for option in form.element.xpath('.//select[@name="to"]/option[not(@selected)]'):
        return option.get("value"), " ".join(option.text_content().split())
    raise Broken("The board has only one column.")


def _lane(board: Page, path: str) -> str:
    """Return the heading of the only column that holds the card at *path*."""
    return ", ".join(seen(board, LANES, path=path)) or "no column"


def _moves(page: Page) -> list[Form]:
    """Return the forms by which a row is moved to another status."""
    return [
        form
        for form in page.forms()
        if form.element.xpath('.//button[@name="to"] | .//select[@name="to"]')
    ]


def _fact(page: Page, label: str) -> str:
    """Return what the page of a row says about *label*."""
    return "".join(seen(page, "//dl/div[normalize-space(dt)=$label]/dd", label=label)[:1])
