"""Changes carried through real apps: rows stay as they are, and nothing is made up for them."""

import pytest

from cofounder.appspec.changes import AddField, SetChoices, SetRequired
from cofounder.appspec.lint import tidy
from cofounder.appspec.spec import FieldSpec
from tests.appspec.carried import Carried, drawn
from tests.appspec.specs import BOOKING

#: Opens the pages of the first booking as staff, and saves its form as a browser would.
_LOOK = """
import django
django.setup()
from django.contrib.auth import get_user_model
from django.test import Client
from django.test.utils import setup_test_environment
from app.models import Booking
staff, _ = get_user_model().objects.get_or_create(username="boss", is_staff=True, is_superuser=True)
setup_test_environment()
client = Client()
client.force_login(staff)
old = Booking.objects.order_by("pk")[1]  # the first has nothing to lose
Booking.objects.filter(pk=old.pk).update(status="confirmed")
print(client.get(old.get_absolute_url()).content.decode())
print("LIST", client.get("/bookings/").content.decode())
form = client.get(f"{old.get_absolute_url()}edit/").context["form"]
print("FORM", form)
sent = {b.html_name: b.value() for b in form if b.value() not in (None, False)}
refused = client.post(f"{old.get_absolute_url()}edit/", sent)
print("REFUSED", dict(refused.context["form"].errors))
more = {"paid_on": "2031-05-17", "stars": "4", "size": "small"}
saved = client.post(f"{old.get_absolute_url()}edit/", sent | more)
print("SAVED", saved.status_code, Booking.objects.get(pk=old.pk).status)
"""


@pytest.mark.parametrize("number", [3, 5, 8, 11, 14])
def test_whatever_changes_rows_stay_and_every_page_opens(number, tmp_path, app_python):
    found = drawn(number)
    app, spec = Carried(tmp_path, app_python), found.spec
    app.begin(spec)
    assert found.rounds
    for operations in found.rounds:
        spec = app.change(spec, operations)


def test_a_row_from_before_says_what_it_said_and_nothing_that_nobody_entered(tmp_path, app_python):
    spec = tidy(BOOKING)
    app = Carried(tmp_path, app_python)
    app.begin(spec)
    added = [
        FieldSpec(name="paid on", kind="date", required=True),
        FieldSpec(name="stars", kind="rating", required=True),
        FieldSpec(name="size", kind="choice", choices=("small", "large")),
        FieldSpec(name="indoors", kind="yes_no"),
    ]
    operations = (
        *(AddField(entity="booking", field=field) for field in added),
        SetRequired(entity="dog", field="birth date", required=True),
        SetChoices(entity="booking", field="status", choices=("requested", "completed")),
    )
    app.change(spec, operations)  # compares every value, and that new ones are empty
    page, _, rest = app.run(_LOOK).partition("LIST")
    listed, _, rest = rest.partition("FORM")
    form, _, told = rest.partition("REFUSED")
    for label in ("Paid on", "Stars", "Size", "Indoors"):
        assert f"<dt>{label}</dt><dd>–</dd>" in page
    assert "Confirmed" in page  # no longer offered, and still said in words
    assert "Confirmed</a>" not in listed  # nor can the list be narrowed by it
    assert '<option value="confirmed" selected>Confirmed</option>' in form
    assert form.count('<option value="" selected>Choose…</option>') == 2  # no star beforehand
    refused, _, saved = told.partition("SAVED")
    assert all(field in refused for field in ("paid_on", "stars", "size"))
    assert "status" not in refused
    assert saved.split() == ["302", "confirmed"]
    app.test()
