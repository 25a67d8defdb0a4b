"""A helpful stranger puts something fitting into every field."""

from lxml import html

from cofounder.browsing import Form
from cofounder.filling import fill

PAGE = """<form method="post" action="/walks/new/">
  <input type="hidden" name="csrfmiddlewaretoken" value="t">
  <input name="title" type="text"><textarea name="notes"></textarea>
  <input name="price" type="number" min="5" max="9"><input name="day" type="date">
  <input name="at" type="time"><input name="mail" type="email"><input name="site" type="url">
  <input name="paid" type="checkbox">
  <select name="dog"><option value="">----</option><option value="7">Rex</option></select>
</form>"""


def test_every_kind_of_field_gets_what_it_asks_for():
    form = Form("/walks/new/", "POST", html.document_fromstring(PAGE).forms[0])

    values = fill(form, marker="zq1")

    assert values["title"] == "zq1"
    assert "zq1" in values["notes"]
    assert values["price"] == "5"
    assert values["mail"] == "zq1@example.com"
    assert values["site"].startswith("https://")
    assert values["at"] == "10:30"
    assert values["dog"] == "7"
    assert len(values["day"]) == 10
    assert "paid" not in values
    assert "csrfmiddlewaretoken" not in values
