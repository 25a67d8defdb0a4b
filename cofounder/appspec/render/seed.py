"""The sample data of an app, as the ``seed`` command that plants it."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec.render import sample_words, samples
from cofounder.appspec.render.models import parents_first
from cofounder.appspec.render.plan import App, Entity


def seed(app: App) -> str:
    """Return ``app/management/commands/seed.py``."""
    people = ", ".join(f'("{a.split()[0]}", "{a.split()[1]}")' for a in sample_words.PEOPLE[:6])
    lines = [
        '"""Plant sample data and one demo account for each role. Doing it again changes nothing."""',
        "",
        "from datetime import time, timedelta",
        "from decimal import Decimal",
        "from functools import cached_property",
        "",
        "from django.contrib.auth import get_user_model",
        "from django.contrib.auth.hashers import make_password",
        "from django.core.management.base import BaseCommand",
        "from django.db import transaction",
        "from django.utils import timezone",
        "",
        "from app import access, models",
        "from app.roles import DEMO_ACCOUNTS, DEMO_PASSWORD, READING, ROLES",
        "",
        f"PEOPLE = ({people})",
        "",
        "",
        "def day(offset):",
        '    """Return a date near today."""',
        "    return timezone.localdate() + timedelta(days=offset)",
        "",
        "",
        "class Command(BaseCommand):",
        '    """Fill the empty tables; leave those with rows alone."""',
        "",
        '    help = "Plant sample data and the demo accounts."',
        "",
        "    @transaction.atomic",
        "    def handle(self, *args, **options):",
        '        """Plant everything, parents first."""',
        "        self.accounts = [self.account(n) for n in range(len(ROLES))]",
    ]
    for entity in parents_first(app):
        lines.append(f"        self.plant(models.{entity.cls}, {entity.ident}_rows())")
    lines += [
        '        if options["verbosity"]:',
        '            names = ", ".join(username for username, _ in DEMO_ACCOUNTS)',
        '            self.stdout.write(f"Sample data is in. Sign in as {names} with {DEMO_PASSWORD}.")',
        "",
        "    @cached_property",
        "    def hashed(self):",
        '        """The demo password, hashed once: hashing is slow on purpose."""',
        "        return make_password(DEMO_PASSWORD)",
        "",
        "    def account(self, number):",
        '        """Return the demo account of a role, made when it is missing."""',
        "        username = DEMO_ACCOUNTS[number][0]",
        "        first, last = PEOPLE[number % len(PEOPLE)]",
        "        user, new = get_user_model().objects.get_or_create(",
        '            username=username, defaults={"first_name": first, "last_name": last}',
        "        )",
        "        if new:",
        "            user.password = self.hashed",
        "            user.save()",
        '        models.Profile.objects.get_or_create(user=user, defaults={"role": ROLES[number][0]})',
        "        return user",
        "",
        "    def plant(self, model, rows):",
        '        """Add rows to an empty table, owned by the accounts that may add them."""',
        "        if model.objects.exists():",
        "            return",
        "        owners = [user for user in self.accounts if access.may_add(user, model)]",
        '        if READING[model.__name__] == "own":',
        "            # Everybody sees only their own rows, so everybody gets some.",
        "            for owner in owners:",
        "                for number, values in enumerate(rows):",
        "                    self.add(model, number, owner, values)",
        "            return",
        "        for number, values in enumerate(rows):",
        "            self.add(model, number, owners[number % len(owners)], values)",
        "",
        "    def add(self, model, number, owner, values):",
        '        """Add one row, linked to what it belongs to."""',
        "        links = {}",
        "        for step, name in enumerate(model.PARENTS):",
        '            parents = model._meta.get_field(name).related_model.objects.order_by("pk")',
        "            own = parents.filter(owner=owner)",
        '            own_only = READING[parents.model.__name__] == "own"',
        "            parents = list(own if own_only and own.exists() else parents)",
        "            links[name] = parents[(number * (step + 1) + step) % len(parents)] if parents else None",
        "        made = timezone.now() - timedelta(hours=5 * number + 1, minutes=number * 13)",
        "        return model.objects.create(owner=owner, created_at=made, **links, **values)",
    ]
    return "\n".join(lines) + "\n" + "".join(_rows(app, entity) for entity in app.entities)


def _rows(app: App, entity: Entity) -> str:
    lines = [
        "",
        "",
        f"def {entity.ident}_rows():",
        f'    """Return samples of {entity.cls}."""',
        "    return [",
    ]
    for row in samples.rows(app, entity):
        lines.append("        {")
        lines += [f'            "{ident}": {source},' for ident, source in row.items()]
        lines.append("        },")
    lines.append("    ]")
    return "\n".join(lines) + "\n"
