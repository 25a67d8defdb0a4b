"""Probes of fields: what a form asks for, insists on, offers and keeps."""

import secrets

from builds.probes.trial import Added, Broken, Trial, a, is_row, main_form, opened, seen
from cofounder.appspec import names, parts, paths
from cofounder.appspec.spec import ChoicesOffered, FieldGone, FieldKept, FieldRequired
from cofounder.browsing import Form, Visitor
from cofounder.filling import fill

#: What is entered into fields of these types, where nothing unusual is needed.
TIME, AMOUNT, STARS = "16:45", "97", "4"
FACT = "//dl/div[normalize-space(dt)=$label]/dd"


def field_kept(trial: Trial, check: FieldKept) -> str:
    """Fill in a field of something new, and read it on the page of that."""
    ident = parts.field_ident(trial.spec, check.entity, check.field)
    role, form = _form_with(trial, check.entity, ident, check.role)
    if form is None:
        raise Broken(f"The form for a new {check.entity} does not ask for “{check.field}”.")
    label = names.label(check.field)
    if label.casefold() not in (words.casefold() for words in _labels(form)):
        raise Broken(f"The form for a new {check.entity} does not call it “{check.field}”.")
    with trial.signed_in(role) as person:
        value, expected = _unusual(trial, person, check, form, ident)
        added = trial.add_row(person, check.entity, **{ident: value})
    if not _told(added, label, expected):
        raise Broken(
            f"Entered “{check.field}” of {a(check.entity)}, and its page does not say it: "
            f"{', '.join(seen(added.page, FACT, label=label)) or 'nothing there'}."
        )
    return f"Entered “{check.field}” of a new {check.entity} and read it on its page."


def field_gone(trial: Trial, check: FieldGone) -> str:
    """Open the form for something new and see that it does not ask for the field."""
    for role in paths.who_may_add(trial.spec, check.entity):
        with trial.signed_in(role) as person:
            form = main_form(opened(person.visit(paths.create_path(trial.spec, check.entity))))
        if check.field.casefold() in (words.casefold() for words in _labels(form)):
            raise Broken(f"The form for a new {check.entity} still asks for “{check.field}”.")
    return f"The form for a new {check.entity} no longer asks for “{check.field}”."


def field_required(trial: Trial, check: FieldRequired) -> str:
    """Leave a field empty: the form says that it is needed, or saves without it."""
    ident = parts.field_ident(trial.spec, check.entity, check.field)
    role, form = _form_with(trial, check.entity, ident)
    if form is None:
        raise Broken(f"The form for a new {check.entity} does not ask for “{check.field}”.")
    with trial.signed_in(role) as person:
        form = main_form(opened(person.visit(paths.create_path(trial.spec, check.entity))))
        marker = f"zq{secrets.token_hex(3)}"
        values = fill(form, marker=marker, day=next(trial.days)) | {ident: ""}
        page = opened(person.submit(form, values))
    saved = is_row(page.path, paths.list_path(trial.spec, check.entity))
    if saved and check.required:
        raise Broken(f"The form saved {a(check.entity)} although “{check.field}” was empty.")
    if not saved and not check.required:
        raise Broken(f"The form did not save {a(check.entity)} without “{check.field}”.")
    if check.required:
        return f"Left “{check.field}” empty, and the form asked for it."
    return f"Left “{check.field}” empty, and {a(check.entity)} was saved."


def choices_offered(trial: Trial, check: ChoicesOffered) -> str:
    """Read the options of a choice in the form, or where the list can be narrowed by it."""
    ident = parts.field_ident(trial.spec, check.entity, check.field)
    wanted = parts.options(trial.spec, check.entity, check.field)
    query = './/select[@name=$name]/option[@value!=""]'
    _, form = _form_with(trial, check.entity, ident)
    if form is not None:
        found = form.element.xpath(query, name=ident)
    else:
        # Whoever asks does not decide: then the form has no status, and the list has it.
        with trial.signed_in(trial.adder(check.entity)) as person:
            page = opened(person.visit(paths.list_path(trial.spec, check.entity)))
        chips = "//nav[@aria-label=$label]/a[position() > 1]"
        label = names.label(check.field)
        found = page.tree.xpath(chips, label=label) if page.tree is not None else []
    offered = [" ".join(option.text_content().split()) for option in found]
    if offered != wanted:
        raise Broken(f"“{check.field}” offers {', '.join(offered) or 'nothing'}.")
    return f"“{check.field}” of {a(check.entity)} offers {', '.join(offered)}."


def _form_with(trial: Trial, entity: str, ident: str, role: str = "") -> tuple[str, Form | None]:
    """Return somebody whose form for a new *entity* has the field *ident*, and that form."""
    for adder in (role,) if role else paths.who_may_add(trial.spec, entity):
        with trial.signed_in(adder) as person:
            form = main_form(opened(person.visit(paths.create_path(trial.spec, entity))))
        if ident in {element.get("name") for element in form.inputs}:
            return adder, form
    return "", None


def _labels(form: Form) -> list[str]:
    """Return what the fields of *form* are called, without marks such as a star."""
    found = form.element.xpath(".//label/text()[normalize-space()][1]")
    return [" ".join(str(text).split()).rstrip(" *") for text in found]


def _unusual(
    trial: Trial, person: Visitor, check: FieldKept, form: Form, ident: str
) -> tuple[str, str]:
    """Return a value for the field that no other row has by itself, and how a page writes it."""
    element = next(e for e in form.inputs if e.get("name") == ident)
    kind, word = element.get("type") or "text", f"zq{secrets.token_hex(3)}"
    if element.tag == "textarea":
        return f"Kept {word}", word
    if element.tag == "select":
        return _option(trial, person, check, form, ident)
    number = f"+1 555 01{secrets.randbelow(90) + 10}"
    return {
        "email": (f"{word}@example.com",) * 2,
        "url": (f"https://example.com/{word}",) * 2,
        "tel": (number, number),
        "number": (AMOUNT, AMOUNT),
        "time": (TIME, TIME),
        "checkbox": ("on", "Yes"),
        "date": ((day := next(trial.days)).isoformat(), f"{day.day} {day:%b} {day.year}"),
    }.get(kind, (word, word))


def _option(
    trial: Trial, person: Visitor, check: FieldKept, form: Form, ident: str
) -> tuple[str, str]:
    """Return the last option of a choice, adding what can be chosen where there is nothing."""
    query = './/select[@name=$name]/option[@value!=""]'
    options = form.element.xpath(query, name=ident)
    if not options:
        parents = {names.key(e.name): e.name for e in trial.spec.entities}
        parent = parents[names.key(check.field)]
        with trial.signed_in(trial.adder(parent)) as somebody:
            trial.add(somebody, parent)
        page = opened(person.visit(paths.create_path(trial.spec, check.entity)))
        options = main_form(page).element.xpath(query, name=ident)
    if not options:
        raise Broken(f"There is nothing to choose for “{check.field}” of {a(check.entity)}.")
    ratings = [option for option in options if option.get("value") == STARS]
    if ratings and "★" in ratings[0].text_content():
        return STARS, f"{STARS} out of 5"
    return options[-1].get("value"), " ".join(options[-1].text_content().split())


def _told(added: Added, label: str, expected: str) -> bool:
    """Tell whether the page of a row says *expected*, beside *label* where it has a place."""
    page = added.page
    facts = page.tree.xpath(FACT, label=label) if page.tree is not None else []
    if facts:
        said = [facts[0].text_content(), *facts[0].xpath(".//@aria-label | .//@href")]
        return any(expected in " ".join(str(part).split()) for part in said)
    return expected in page.text
