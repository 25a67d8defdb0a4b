"""Filling in a form as a helpful stranger would: something fitting in every field."""

from datetime import date, timedelta

from lxml import html

from cofounder.browsing import Form

#: Days until whatever a form asks a date for.
SOON = 3


def fill(form: Form, *, marker: str, day: date | None = None) -> dict[str, str]:
    """Return values for the visible fields.

    *marker* goes into every free text and *day*, which is soon unless told, into every date.
    """
    day = day or date.today() + timedelta(days=SOON)
    values = {}
    for element in form.inputs:
        value = _value(element, marker, day)
        if value is not None:
            values[element.get("name")] = value
    return values


def _value(element: html.HtmlElement, marker: str, day: date) -> str | None:
    """Return what to put into one field; None leaves it as it is."""
    if element.tag == "select":
        options = [option.get("value") for option in element.xpath(".//option")]
        return next((option for option in options if option), None)
    if element.tag == "textarea":
        return f"Checking {marker}"
    kind = element.get("type") or "text"
    plain = {
        "email": f"{marker}@example.com",
        "url": f"https://example.com/{marker}",
        "tel": "+1 555 0100",
        "date": day.isoformat(),
        "time": "10:30",
        "datetime-local": f"{day.isoformat()}T10:30",
        "month": day.strftime("%Y-%m"),
        "color": "#336699",
        "text": marker,
        "search": marker,
    }
    if kind == "number":
        return _number(element)
    if kind == "radio":
        return element.get("value")
    return plain.get(kind)


def _number(element: html.HtmlElement) -> str:
    """A number between the field's bounds."""
    low, high = element.get("min"), element.get("max")
    number = max(float(low or 1), 1.0)
    if high:
        number = min(number, float(high))
    return f"{number:g}"
