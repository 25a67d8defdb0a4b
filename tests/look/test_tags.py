"""The tags and filters of the house style say and draw what they promise."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError

from cofounder.templatetags import look


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (48.9, "48 s"), (60, "1 min"), (72, "1 min 12 s"), (3600, "1 h"),
        (3_900, "1 h 5 min"), (timedelta(minutes=3, seconds=12), "3 min 12 s"), (-5, "0 s"),
        (None, ""), ("", ""),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_in_words(seconds, words):
    assert look.duration(seconds) == words


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (41, "$0.41"), (200, "$2.00"), (0, "$0.00"), (0.4, "$0.00"), (0.5, "$0.01"),
        (123_456, "$1,234.56"), (-41, "−$0.41"), (None, ""), ("", ""),
    ],
)  # fmt: skip
def test_money_is_said_in_dollars(cents, words):
    assert look.money(cents) == words


def test_an_icon_is_decoration_unless_it_has_a_label():
    assert 'aria-hidden="true"' in draw('{% icon "check" %}')
    labelled = draw('{% icon "check" label=text %}', text='Kept & "done"')
    assert 'role="img" aria-label="Kept &amp; &quot;done&quot;"' in labelled
    assert "aria-hidden" not in labelled


@pytest.mark.parametrize("name", ["no-such-icon", "../../manage", "check.svg"])
def test_a_wrong_icon_name_is_told_to_the_template_writer(name):
    with pytest.raises(TemplateSyntaxError, match="There is no icon"):
        look.icon(name)


def test_every_icon_can_be_drawn():
    for path in look.ICONS.glob("*.svg"):
        drawn = look.icon(path.stem)
        assert drawn.startswith('<svg class="icon"')
        assert drawn.endswith("</svg>")
        assert "script" not in drawn
        assert "style=" not in drawn


def test_a_ring_fills_its_segments_one_after_another():
    filled = [done.length if done else 0 for _, done in look.arcs(50, 5)]
    whole = [track.length for track, _ in look.arcs(50, 5)]
    assert filled[:2] == whole[:2]
    assert filled[2] == pytest.approx(whole[2] / 2)
    assert filled[3:] == [0, 0]


@pytest.mark.parametrize(("given", "shown"), [(-3, "0%"), (140, "100%"), (39.6, "40%")])
def test_a_ring_stays_between_nothing_and_everything(given, shown):
    assert f">{shown}<" in draw("{% ring given label='Done' %}", given=given)


@pytest.mark.parametrize(("value", "tone"), [(59, "stop"), (60, "wait"), (79, "wait"), (80, "go")])
def test_a_meter_says_its_value_and_takes_the_tone_of_its_zone(value, tone):
    drawn = draw("{% meter value label='Alignment' %}", value=value)
    assert f"meter--{tone}" in drawn
    assert f'aria-valuenow="{value}"' in drawn
    assert 'aria-label="Alignment"' in drawn


class IdeaForm(forms.Form):
    name = forms.CharField(help_text="As your members will read it.")
    size = forms.ChoiceField(choices=[("s", "Small"), ("l", "Large")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(required=False)
    email = forms.EmailField(widget=forms.EmailInput(attrs={"placeholder": "Email"}))


def test_a_field_is_tied_to_its_hint_and_its_errors():
    form = IdeaForm({"name": ""})
    drawn = draw("{% field form.name %}", form=form)
    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', drawn)[1].split()
    assert described == ["id_name_helptext", "id_name_error"]
    for spoken in described:
        assert f'id="{spoken}"' in drawn
    assert 'aria-invalid="true"' in drawn
    assert "This field is required." in drawn


def test_a_field_comes_back_filled():
    drawn = draw("{% field form.email %}", form=IdeaForm({"email": "maya@"}))
    assert 'value="maya@"' in drawn
    assert "Enter a valid email address." in drawn


def test_a_hint_can_be_replaced_or_left_out():
    form = IdeaForm()
    assert "Short is good." in draw("{% field form.name hint='Short is good.' %}", form=form)
    without = draw("{% field form.name hint='' %}", form=form)
    assert "members" not in without
    assert "aria-describedby" not in without


def test_a_placeholder_that_repeats_the_label_goes():
    assert 'placeholder="Email"' not in draw("{% field form.email %}", form=IdeaForm())


def test_choices_are_a_named_group_of_rows_or_chips():
    rows = draw("{% field form.size label='How big?' %}", form=IdeaForm())
    assert re.search(r"<legend[^>]*>How big\?", rows)
    assert rows.count('class="choice"') == 2
    assert draw("{% field form.size chips=True %}", form=IdeaForm()).count('class="chip"') == 2


def test_a_single_box_has_its_label_beside_it():
    drawn = draw("{% field form.agreed label='Agreed' %}", form=IdeaForm())
    assert 'class="check"' in drawn
    assert drawn.index("<input") < drawn.index("Agreed")


def request_for(path: str, view: str) -> SimpleNamespace:
    namespace = view.rpartition(":")[0]
    return SimpleNamespace(
        path=path, resolver_match=SimpleNamespace(namespace=namespace, view_name=view)
    )


@pytest.mark.parametrize(
    ("path", "view", "name", "url", "current"),
    [
        ("/projects/7/", "projects:detail", "projects:detail", "/projects/7/", True),
        ("/projects/7/documents/", "projects:documents", "projects:detail", "/projects/7/", False),
        ("/projects/7/documents/thesis/", "projects:document", "projects:documents",
         "/projects/7/documents/", True),
        ("/builds/12/", "builds:detail", "builds:list", "/projects/7/builds/", True),
        ("/projects/7/plans/", "projects:plans", "projects:documents",
         "/projects/7/documents/", False),
    ],
)  # fmt: skip
def test_the_tab_of_the_page_is_marked(path, view, name, url, current):
    assert look.is_current(request_for(path, view), name, url) is current


def test_tabs_without_a_page_yet_are_left_out(settings):
    settings.ROOT_URLCONF = "tests.look.urls"
    drawn = draw("{% project_tabs project %}", project=SimpleNamespace(pk=7))
    assert drawn.count('href="/projects/7/"') == 2  # the row, and the menu on phones
    assert "Launch" not in drawn
    assert '<nav class="tabs"' in drawn
    assert "<details" in drawn
