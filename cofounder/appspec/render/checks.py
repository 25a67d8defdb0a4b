"""The tests an app brings along: at least one class for each entity."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render import shape
from cofounder.appspec.render.models import clashes
from cofounder.appspec.render.plan import App, Entity
from cofounder.appspec.render.views import searched


def entity_tests(app: App, entity: Entity) -> str:
    """Return ``app/tests/test_<entity>.py``."""
    cls, ident, one = entity.cls, entity.ident, names.comment(entity.one)
    lines = [
        f'"""What {names.comment(entity.several)} promise."""',
        "",
        "from django.urls import reverse",
        "",
        "from .. import models",
        *(["from ..roles import ROLES, TRUSTED"] if shape.between(app, entity) else []),
        "from .base import AppTest",
        "",
        "",
        f"class {cls}Tests(AppTest):",
        f'    """One {one} from its form to its end."""',
        "",
        "    def test_the_list_and_every_page_open(self):",
        '        """Members see all of it."""',
        f"        user = self.who_adds(models.{cls})",
        "        self.client.force_login(user)",
        f'        self.assertEqual(self.client.get(reverse("{ident}_list")).status_code, 200)',
        f"        rows = self.visible(models.{cls}, user)",
        "        self.assertTrue(rows)",
        "        for row in rows[:5]:",
        '            self.assertContains(self.client.get(row.get_absolute_url()), "</h1>")',
        "",
        "    def test_a_visitor_is_asked_to_sign_in_before_adding(self):",
        '        """The form is not for strangers."""',
        f'        url = reverse("{ident}_create")',
        "        self.assertRedirects(self.client.get(url), f\"{reverse('login')}?next={url}\")",
        "",
        "    def test_what_is_added_is_in_the_list_and_can_be_changed_and_deleted(self):",
        '        """The whole life of a row."""',
        f'        row = self.added(models.{cls}, "{ident}")',
        f"        user = self.who_adds(models.{cls})",
        "        self.assertEqual(row.owner, user)",
        f"        self.assertIn(row, self.visible(models.{cls}, user))",
        f'        edit = reverse("{ident}_edit", args=[row.pk])',
        "        self.assertRedirects(self.client.post(edit, self.filled(edit)), row.get_absolute_url())",
        f'        delete = reverse("{ident}_delete", args=[row.pk])',
        "        self.assertEqual(self.client.get(delete).status_code, 200)",
        f'        self.assertRedirects(self.client.post(delete), reverse("{ident}_list"))',
        f"        self.assertFalse(models.{cls}.objects.filter(pk=row.pk).exists())",
        "",
        "    def test_somebody_else_may_not_change_it(self):",
        '        """Only its owner, a role in charge, or staff."""',
        f'        row = self.added(models.{cls}, "{ident}")',
        "        self.client.force_login(self.stranger())",
        f'        for page in ("{ident}_edit", "{ident}_delete"):',
        "            response = self.client.post(reverse(page, args=[row.pk]))",
        "            self.assertIn(response.status_code, (403, 404))",
        f"        self.assertTrue(models.{cls}.objects.filter(pk=row.pk).exists())",
    ]
    if shape.between(app, entity):
        lines += [
            "",
            "    def test_other_members_may_not_open_its_form(self):",
            '        """Whatever their role decides, it is between its owner and whom it is about."""',
            f'        row = self.added(models.{cls}, "{ident}")',
            "        for role, _ in ROLES:",
            "            if role in TRUSTED:",
            "                continue",
            "            self.client.force_login(self.member(role))",
            f'            for page in ("{ident}_edit", "{ident}_delete"):',
            "                url = reverse(page, args=[row.pk])",
            "                self.assertEqual(self.client.get(url).status_code, 403)",
            "                self.assertEqual(self.client.post(url).status_code, 403)",
            f"        self.assertTrue(models.{cls}.objects.filter(pk=row.pk).exists())",
        ]
    if shape.reading(app, entity) != "everyone":
        lines += [
            "",
            "    def test_visitors_do_not_see_them(self):",
            '        """Their list asks to sign in."""',
            f'        response = self.client.get(reverse("{ident}_list"))',
            "        self.assertEqual(response.status_code, 302)",
        ]
    if app.has("search") and entity.title and entity.title.ident in searched(app, entity):
        lines += [
            "",
            "    def test_search_finds_a_row_and_leaves_out_the_rest(self):",
            '        """By words of its title."""',
            f'        row = self.added(models.{cls}, "{ident}"'
            + (
                f', {{"{entity.title.ident}": "Zanzibar 77"}})'
                if entity.title.kind == "text"
                else ")"
            ),
            f'        found = self.client.get(reverse("{ident}_list"), {{"q": str(row)}})',
            "        self.assertContains(found, row.get_absolute_url())",
            f'        none = self.client.get(reverse("{ident}_list"), {{"q": "nothing-like-this"}})',
            "        self.assertNotContains(none, f'href=\"{row.get_absolute_url()}\"')",
        ]
    contacts = [f for f in entity.fields if f.contact]
    if contacts and shape.reading(app, entity) == "everyone":
        name = contacts[0].ident
        pages = [f'reverse("{ident}_list")', "row.get_absolute_url()"]
        pages += [f'reverse("{ident}_export")'] if app.has("export") else []
        lines += [
            "",
            "    def test_visitors_do_not_see_how_to_reach_anybody(self):",
            '        """Members do."""',
            f'        row = models.{cls}.objects.exclude({name}="").first()',
            f"        pages = [{', '.join(pages)}]",
            "        for page in pages:",
            f"            self.assertNotContains(self.client.get(page), row.{name})",
            *(
                [
                    f'        found = self.client.get(reverse("{ident}_list"), {{"q": row.{name}}})',
                    "        self.assertNotContains(found, f'href=\"{row.get_absolute_url()}\"')",
                ]
                if app.has("search")
                else []
            ),
            f"        self.client.force_login(self.who_adds(models.{cls}))",
            f"        self.assertContains(self.client.get(row.get_absolute_url()), row.{name})",
        ]
    if clashes(entity):
        lines += [
            "",
            "    def test_two_at_the_same_time_are_refused(self):",
            '        """The second one is told to choose another time."""',
            f'        self.added(models.{cls}, "{ident}")',
            f'        url = reverse("{ident}_create")',
            "        response = self.client.post(url, self.filled(url))",
            '        self.assertContains(response, "already taken")',
        ]
    moved = shape.moves(app, entity)
    if moved:
        last = moved.choices[-1][0]
        lines += [
            "",
            "    def test_only_those_in_charge_move_it_on(self):",
            '        """A stranger may not; staff may."""',
            f'        row = self.added(models.{cls}, "{ident}")',
            f'        url = reverse("{ident}_move", args=[row.pk])',
            "        stranger = self.stranger()",
            "        self.client.force_login(stranger)",
            f'        self.assertIn(self.client.post(url, {{"to": "{last}"}}).status_code, (403, 404))',
            "        stranger.is_staff = True",
            "        stranger.save()",
            f'        self.assertEqual(self.client.post(url, {{"to": "{last}"}}).status_code, 302)',
            "        row.refresh_from_db()",
            f'        self.assertEqual(row.{moved.ident}, "{last}")',
        ]
    if shape.boarded(app, entity):
        lines += _opens(app, entity, "board", "columns")
    if shape.on_calendar(app) is entity:
        lines += _opens(app, entity, "calendar", "month")
    if app.has("export"):
        lines += [
            "",
            "    def test_the_export_has_a_line_for_each_row(self):",
            '        """And a heading."""',
            f"        user = self.who_adds(models.{cls})",
            "        self.client.force_login(user)",
            f'        sheet = self.client.get(reverse("{ident}_export"))',
            '        self.assertTrue(sheet["Content-Type"].startswith("text/csv"))',
            "        lines = sheet.content.decode().splitlines()",
            f"        self.assertGreater(len(lines), self.visible(models.{cls}, user).count())",
        ]
    return "\n".join(lines) + "\n"


def _opens(app: App, entity: Entity, page: str, key: str) -> list[str]:
    return [
        "",
        f"    def test_the_{page}_opens(self):",
        '        """With something on it."""',
        f"        self.client.force_login(self.who_adds(models.{entity.cls}))",
        f'        response = self.client.get(reverse("{entity.ident}_{page}"))',
        "        self.assertEqual(response.status_code, 200)",
        f'        self.assertTrue(response.context["{key}"])',
    ]
