"""What rows from before a change keep: options no longer offered, and nothing where nothing was."""

# ruff: noqa: E501 - what is written is kept in whole lines

from cofounder.appspec import names
from cofounder.appspec.render.plan import Entity, Field

lit = names.literal


def former(entity: Entity) -> list[str]:
    """Return what lets rows keep options that are no longer offered, and say them in words."""
    retired = [field.ident for field in entity.fields if field.retired]
    lines = [
        "",
        "    def clean_fields(self, exclude=None):",
        '        """Let a row keep what is no longer offered."""',
        "        kept = [name for name, former in self.FORMER.items() if getattr(self, name) in former]",
        "        super().clean_fields({*(exclude or ()), *kept})",
    ]
    for ident in retired:
        lines += [
            "",
            f"    def get_{ident}_display(self):",
            '        """Return its words, also when it is no longer offered."""',
            f'        words = {{**self.FORMER["{ident}"], **dict(self._meta.get_field("{ident}").choices)}}',
            f"        return words.get(self.{ident}, self.{ident})",
        ]
    return lines if retired else []


def offered(field: Field) -> list[str]:
    """Return the lines that offer what a row may have from before the form was like this."""
    own, lines = f'self.fields["{field.ident}"].choices', []
    if field.later:
        lines.append(f'        {own} = [("", "Choose…"), *{own}[1:]]')
    if field.retired:
        lines += [
            "        # A row keeps what is no longer offered until somebody chooses otherwise.",
            f'        former = self.instance.FORMER["{field.ident}"].get(self.instance.{field.ident})',
            "        if former:",
            f"            {own} = [*{own}, (self.instance.{field.ident}, former)]",
        ]
    return lines


def left_lanes(entity: Entity, rows: str, user: str, access: str, most: int) -> list[str]:
    """Return the lines that add lanes of a board for rows whose status is not offered (any more).

    *rows* and *user* are source; nothing is returned where there can be no such rows.
    """
    status = entity.status
    if status is None or not (status.later or status.retired):
        return []
    former = f"models.{entity.cls}.FORMER[{lit(status.ident)}]" if status.retired else "{}"
    return [
        f'former = {{None: "None yet", **{former}}}',
        "for value, label in former.items():",
        f"    here = [row for row in {rows} if row.{status.ident} == value]",
        f"    shown = [(row, {access}.may_decide({user}, row)) for row in here[:{most}]]",
        "    if here:",
        '        context["columns"].append((value or "", label, len(here), shown))',
    ]


def left_over(entity: Entity) -> list[str]:
    """Return the method of a board that adds those lanes."""
    lanes = left_lanes(entity, "self.object_list", "self.request.user", "pages.access", 50)
    if not lanes:
        return []
    return [
        "",
        "    def get_context_data(self, **kwargs):",
        '        """Add a column for what rows say that is not offered, while there are any."""',
        "        context = super().get_context_data(**kwargs)",
        *[f"        {line}" for line in lanes],
        "        return context",
    ]
